package scan

// The two tables that every token is looked up in. They are written while the program starts and hash openly, at most half full: the general
// map takes three times as long, and half of the time of scanning.

// syllables numbers every spelling of every syllable of the vocabularies.
type syllables struct {
	slots []syllable // a power of two
	used  int
}

type syllable struct {
	spelling string
	id       int32 // 0 in a free slot
}

func hashBytes(s []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range s {
		h = (h ^ uint32(c)) * 16777619
	}
	return h ^ h>>15
}

// id returns the number of a spelling, 0 if no vocabulary has it.
func (v *syllables) id(spelling []byte) int32 {
	mask := uint32(len(v.slots) - 1)
	for k := hashBytes(spelling) & mask; ; k = (k + 1) & mask {
		if s := &v.slots[k]; s.id == 0 || s.spelling == string(spelling) {
			return s.id
		}
	}
}

// add stores a spelling that is not there yet.
func (v *syllables) add(spelling string, id int32) {
	if 2*v.used >= len(v.slots) {
		old := v.slots
		v.slots, v.used = make([]syllable, 2*len(old)), 0
		for _, s := range old {
			if s.id != 0 {
				v.add(s.spelling, s.id)
			}
		}
	}
	mask := uint32(len(v.slots) - 1)
	k := hashBytes([]byte(spelling)) & mask
	for v.slots[k].id != 0 {
		k = (k + 1) & mask
	}
	v.slots[k] = syllable{spelling, id}
	v.used++
}

// trie leads from a node over a syllable to the next node.
type trie struct {
	slots []edge // a power of two
	used  int
}

type edge struct{ node, id, next int32 } // next is 0 in a free slot

func hashEdge(node, id int32) uint32 {
	h := uint32(node)*0x9e3779b1 ^ uint32(id)*0x85ebca6b
	return h ^ h>>16
}

// next returns the node behind a node, 0 if there is none.
func (e *trie) next(node, id int32) int32 {
	mask := uint32(len(e.slots) - 1)
	for k := hashEdge(node, id) & mask; ; k = (k + 1) & mask {
		if s := &e.slots[k]; s.next == 0 || s.node == node && s.id == id {
			return s.next
		}
	}
}

// add stores an edge that is not there yet.
func (e *trie) add(node, id, next int32) {
	if 2*e.used >= len(e.slots) {
		old := e.slots
		e.slots, e.used = make([]edge, 2*len(old)), 0
		for _, s := range old {
			if s.next != 0 {
				e.add(s.node, s.id, s.next)
			}
		}
	}
	mask := uint32(len(e.slots) - 1)
	k := hashEdge(node, id) & mask
	for e.slots[k].next != 0 {
		k = (k + 1) & mask
	}
	e.slots[k] = edge{node, id, next}
	e.used++
}
