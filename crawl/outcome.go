package crawl

// Outcome is how work on an address ended. The words stand in reports and in the frontier.
type Outcome string

// An address ends in exactly one of these. Those marked * are tried again later, a few times; after the last time they are final.
const (
	Fetched    Outcome = "fetched"     // a page that we did not have
	Unchanged  Outcome = "unchanged"   // the page that we have: 304, or the same bytes
	Redirected Outcome = "redirected"  // leads to another address, which stands for itself
	OffSite    Outcome = "off_site"    // leads away from the newspaper
	Loop       Outcome = "loop"        // leads on for more hops than are followed
	Gone       Outcome = "gone"        // 404, 410
	SoftGone   Outcome = "soft_gone"   // a page that says, with status 200, that there is none
	OtherPage  Outcome = "other_page"  // shows another article than the one asked for, which stands for itself
	Blocked    Outcome = "blocked"     // * a page that takes us for a robot of the bad kind, or asks for a captcha
	Refused    Outcome = "refused"     // * other 4xx
	Disallowed Outcome = "disallowed"  // by robots.txt
	TooLarge   Outcome = "too_large"   // beyond the limits, packed or unpacked
	NotAPage   Outcome = "not_a_page"  // a picture, a PDF, a feed that is none
	OffLimits  Outcome = "off_limits"  // * a network address that is not public
	Busy       Outcome = "busy"        // * 429, 503
	Failed     Outcome = "failed"      // * network, 5xx, cut or slow answers
	TooOld     Outcome = "too_old"     // not asked for: a page of a section beyond the days that the back-fill goes back to
	Deferred   Outcome = "deferred"    // * not asked for: the host or its robots.txt does not answer
	Panicked   Outcome = "quarantined" // our own fault; the reason says where
)

// good outcomes show that the site works.
func (o Outcome) good() bool {
	return o == Fetched || o == Unchanged || o == Redirected
}

// Bad outcomes show that something is wrong with the site or the network, not with one address.
func (o Outcome) Bad() bool {
	switch o {
	case Refused, Blocked, OffLimits, Busy, Failed, Deferred:
		return true
	}
	return false
}
