package relation

func (r *Reading) periods() {}
