package newspapers

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// SitesDir writes the newspaper files of the running papers into a folder, as --sites wants them. The files name only what the families
// leave open: who the paper is, where it lives, where its lists start.
func (run *Running) SitesDir(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("newspaper files: %w", err)
	}
	for _, p := range run.Papers {
		if err := os.WriteFile(filepath.Join(dir, p.Key+".toml"), []byte(p.siteFile()), 0o644); err != nil {
			return fmt.Errorf("newspaper files: %w", err)
		}
	}
	return nil
}

func (p *Paper) siteFile() string {
	var paths []string
	for _, s := range sections {
		paths = append(paths, fmt.Sprintf("%q", p.SectionPath(s, 1)))
	}
	// Family A has no pagination of its own that all its papers share: each paper's file says how its lists go on.
	more := ""
	switch p.Family {
	case "a":
		more = "page = \"?paged={n}\"\n"
	case "d": // every path has a twin
		more = "\n[[rewrite]]\nfrom = '^/index\\.php/'\nto = '/'\n"
	}
	tag := strings.Trim(strings.TrimSuffix(p.Tag, "-"), "() ")
	return fmt.Sprintf(`# A newspaper of our own invention, served on loopback by package newspapers.
name = %q
family = %q
province = %q
province_new = %q
scheme = "http"
hosts = [%q]
delay = 0
seeds = ["/"]
sections = [%s]
feeds = ["/rss/home.rss"]
sitemaps = ["/sitemap.xml"]
keep_query = ["trang"]
lead_tags = [%q]
%s`, p.Name, p.Family, p.Province, p.ProvinceNew, p.addr, strings.Join(paths, ", "), tag, more)
}
