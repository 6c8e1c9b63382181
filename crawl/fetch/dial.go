package fetch

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"syscall"
	"time"
)

// newTransport makes the connections. There is no proxy on purpose: behind one the check of network addresses would be the proxy's.
func newTransport(opts Options) *http.Transport {
	dialer := &net.Dialer{
		Timeout:   opts.Connect,
		KeepAlive: 30 * time.Second,
		// Control sees the address after DNS, for every attempt: a name that changes its address between two look-ups gains nothing.
		Control: func(_, address string, _ syscall.RawConn) error {
			return checkAddress(address, opts.AllowLoopback)
		},
	}
	return &http.Transport{
		DialContext:            dialer.DialContext,
		TLSHandshakeTimeout:    opts.Connect,
		ResponseHeaderTimeout:  opts.FirstByte,
		IdleConnTimeout:        30 * time.Second,
		MaxIdleConns:           100,
		MaxIdleConnsPerHost:    16,
		MaxResponseHeaderBytes: 64 << 10,
		DisableCompression:     true, // the bytes of the wire go into the archive
		ForceAttemptHTTP2:      false,
	}
}

// Networks that no newspaper lives in, besides those that netip knows.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),
	netip.MustParsePrefix("100.64.0.0/10"), // carriers' own
	netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("64:ff9b::/96"), // IPv4 in IPv6, through a translator
	netip.MustParsePrefix("2002::/16"),
	netip.MustParsePrefix("fec0::/10"),
}

// checkAddress refuses a network address ("192.0.2.1:443") that is not public.
func checkAddress(address string, allowLoopback bool) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%w: %q", ErrForbidden, address)
	}
	ip := ap.Addr().Unmap()
	if ip.IsLoopback() {
		if allowLoopback {
			return nil
		}
		return fmt.Errorf("%w: %s is this machine (see --allow-loopback)", ErrForbidden, ip)
	}
	if ip.IsPrivate() || ip.IsLinkLocalUnicast() || ip.IsMulticast() || ip.IsUnspecified() {
		return fmt.Errorf("%w: %s is not public", ErrForbidden, ip)
	}
	for _, p := range reserved {
		if p.Contains(ip) {
			return fmt.Errorf("%w: %s is reserved", ErrForbidden, ip)
		}
	}
	return nil
}
