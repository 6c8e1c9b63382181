package site

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/url"
	"os"
	"path"
	"regexp"
	"sort"
	"strings"
	"time"
)

//go:embed families/*.toml sites/*.toml
var bundled embed.FS

// maxFile is the largest newspaper file that is read: they are a few kilobytes.
const maxFile = 1 << 20

// defaultDelay is what lies between two requests to a newspaper whose file says nothing.
const defaultDelay = 2 * time.Second

// Load reads the bundled newspapers and, if extraDir is not empty, the newspaper files (*.toml) and families (families/*.toml) of that folder.
// A file there replaces a bundled one of the same name. Loopback hosts need allowLoopback, and only they may have a delay of zero.
func Load(extraDir string, allowLoopback bool) (*Set, error) {
	families := map[string]*familyFile{}
	files := map[string]*siteFile{}
	if err := readFamilies(bundled, "families", families); err != nil {
		return nil, err
	}
	if err := readSites(bundled, "sites", files); err != nil {
		return nil, err
	}
	if extraDir != "" {
		dir := os.DirFS(extraDir)
		if info, err := os.Stat(extraDir); err != nil || !info.IsDir() {
			return nil, fmt.Errorf("crawl/site: no folder %q (name a folder with newspaper files after --sites)", extraDir)
		}
		if err := readFamilies(dir, "families", families); err != nil {
			return nil, err
		}
		if err := readSites(dir, ".", files); err != nil {
			return nil, err
		}
	}

	set := &Set{byKey: map[string]*Site{}, byHost: map[string]*Site{}}
	keys := make([]string, 0, len(files))
	for key := range files {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	for _, key := range keys {
		one, err := build(key, files[key], families, allowLoopback)
		if err != nil {
			return nil, fmt.Errorf("crawl/site: %s.toml: %w", key, err)
		}
		if err := set.add(one); err != nil {
			return nil, err
		}
	}
	for _, one := range set.sites {
		if _, ok := set.byKey[one.MergedInto]; one.MergedInto != "" && !ok {
			return nil, fmt.Errorf("crawl/site: %s.toml: merged into %q, which no file describes (correct merged_into)", one.Key, one.MergedInto)
		}
	}
	return set, nil
}

// Family is a CMS that several newspapers run.
type Family struct {
	Key  string // "a"
	Name string
	Tell string // how to recognise it
}

// Families returns the bundled CMS families and those of a folder of one's own, if extraDir is not empty, in the order of their keys.
func Families(extraDir string) ([]Family, error) {
	families, err := loadFamilies(extraDir)
	if err != nil {
		return nil, err
	}
	var all []Family
	for _, key := range sortedKeys(families) {
		all = append(all, Family{Key: key, Name: families[key].Name, Tell: families[key].Tell})
	}
	return all, nil
}

func loadFamilies(extraDir string) (map[string]*familyFile, error) {
	families := map[string]*familyFile{}
	if err := readFamilies(bundled, "families", families); err != nil {
		return nil, err
	}
	if extraDir == "" {
		return families, nil
	}
	return families, readFamilies(os.DirFS(extraDir), "families", families)
}

// Parse reads one newspaper file that is in no folder yet, with the families that Load would use. Whether another newspaper has its hosts is
// for Load to say.
func Parse(key string, text []byte, extraDir string, allowLoopback bool) (*Site, error) {
	families, err := loadFamilies(extraDir)
	if err != nil {
		return nil, err
	}
	f := &siteFile{}
	if err := decode(key+".toml", text, f); err != nil {
		return nil, err
	}
	s, err := build(key, f, families, allowLoopback)
	if err != nil {
		return nil, fmt.Errorf("crawl/site: %s.toml: %w", key, err)
	}
	return s, nil
}

func (s *Set) add(one *Site) error {
	s.sites = append(s.sites, one)
	s.byKey[one.Key] = one
	for _, list := range [][]string{one.Hosts, one.Aliases, one.Retired} {
		for _, host := range list {
			bare := strings.TrimPrefix(host, "www.")
			for _, h := range []string{host, bare} {
				if other, ok := s.byHost[h]; ok && other != one {
					return fmt.Errorf("crawl/site: %s.toml: host %q belongs to %s.toml already (take it out of one of them)", one.Key, host, other.Key)
				}
				s.byHost[h] = one
			}
		}
	}
	return nil
}

func readFamilies(dir fs.FS, folder string, into map[string]*familyFile) error {
	return readFolder(dir, folder, func(key, name string, data []byte) error {
		f := &familyFile{}
		into[key] = f
		return decode(name, data, f)
	})
}

func readSites(dir fs.FS, folder string, into map[string]*siteFile) error {
	return readFolder(dir, folder, func(key, name string, data []byte) error {
		f := &siteFile{}
		into[key] = f
		return decode(name, data, f)
	})
}

func readFolder(dir fs.FS, folder string, read func(key, name string, data []byte) error) error {
	entries, err := fs.ReadDir(dir, folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("crawl/site: %w", err)
	}
	for _, e := range entries {
		key, isTOML := strings.CutSuffix(e.Name(), ".toml")
		if e.IsDir() || !isTOML {
			continue
		}
		if info, err := e.Info(); err == nil && info.Size() > maxFile {
			return fmt.Errorf("crawl/site: %s: larger than %d bytes (a newspaper file is a few kilobytes)", e.Name(), maxFile)
		}
		data, err := fs.ReadFile(dir, path.Join(folder, e.Name()))
		if err != nil {
			return fmt.Errorf("crawl/site: %w", err)
		}
		if err := read(key, e.Name(), data); err != nil {
			return err
		}
	}
	return nil
}

var keyPattern = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// build merges a newspaper's file with its families' and compiles what can be compiled.
func build(key string, f *siteFile, families map[string]*familyFile, allowLoopback bool) (*Site, error) {
	if !keyPattern.MatchString(key) {
		return nil, fmt.Errorf("key %q is not lower-case ASCII (rename the file)", key)
	}
	s := &Site{
		Key: key, Name: f.Name, Family: f.Family,
		Province: f.Province, ProvinceNew: f.ProvinceNew, MergedInto: f.MergedInto,
		Scheme: f.Scheme, Hosts: f.Hosts, Aliases: f.Aliases, Retired: f.Retired,
		Delay: defaultDelay, From: f.From, Notes: f.Notes,
	}
	if s.Name == "" {
		return nil, errors.New("no name (add name = \"Báo …\")")
	}
	if s.Scheme == "" {
		s.Scheme = "https"
	}
	if s.Scheme != "https" && s.Scheme != "http" {
		return nil, fmt.Errorf("scheme %q (write \"https\" or \"http\")", s.Scheme)
	}
	if s.ProvinceNew == "" {
		s.ProvinceNew = s.Province
	}
	loopback, err := checkHosts(s, allowLoopback)
	if err != nil {
		return nil, err
	}
	if f.Delay != nil {
		s.Delay = time.Duration(*f.Delay * float64(time.Second))
		if s.Delay < 0 || s.Delay > time.Hour {
			return nil, fmt.Errorf("delay %v s (give seconds from 0.5 to 3600)", *f.Delay)
		}
		if s.Delay < 500*time.Millisecond && !loopback {
			return nil, fmt.Errorf("delay %v s is below 0.5 s (only loopback hosts may go faster)", *f.Delay)
		}
	}

	shapes := []*shape{&f.shape}
	if f.Family == "" && len(f.Earlier) == 0 {
		shapes = append(shapes, &shape{})
	} else {
		for _, name := range append([]string{f.Family}, f.Earlier...) {
			if name == "" {
				shapes = append(shapes, &shape{})
				continue
			}
			family, ok := families[name]
			if !ok {
				return nil, fmt.Errorf("no family %q (there are %s)", name, strings.Join(sortedKeys(families), ", "))
			}
			shapes = append(shapes, &family.shape)
		}
	}
	if err := s.merge(shapes); err != nil {
		return nil, err
	}
	return s, s.resolve(f)
}

// merge takes the newspaper's own shape, then its family's, then those of earlier families.
func (s *Site) merge(shapes []*shape) error {
	own, family := shapes[0], shapes[1]
	pick := func(a, b []string) []string {
		if len(a) > 0 {
			return a
		}
		return b
	}
	article := pick(own.Article, family.Article)
	notArticle := pick(own.NotArticle, family.NotArticle)
	printed := append(append([]string{}, own.Print...), family.Print...)
	rewrites := append(append([]rewriteFile{}, own.Rewrite...), family.Rewrite...)
	for i, sh := range shapes {
		if i >= 2 {
			article = append(append([]string{}, article...), sh.Article...)
			printed = append(printed, sh.Print...)
			rewrites = append(rewrites, sh.Rewrite...)
		}
		s.LeadTags = append(s.LeadTags, sh.LeadTags...)
		s.EndMarkers = append(s.EndMarkers, sh.EndMarkers...)
		for _, l := range sh.Layout {
			layout, err := l.compile()
			if err != nil {
				return err
			}
			s.Layouts = append(s.Layouts, layout)
		}
		s.lowerPath = s.lowerPath || i < 2 && sh.LowerPath
	}
	sort.SliceStable(s.Layouts, func(i, j int) bool { return s.Layouts[i].Since > s.Layouts[j].Since })
	var err error
	if s.article, err = compileAll(article); err != nil {
		return err
	}
	if s.notArticle, err = compileAll(notArticle); err != nil {
		return err
	}
	if s.section, err = compileAll(pick(own.Section, family.Section)); err != nil {
		return err
	}
	if s.print, err = compileAll(printed); err != nil {
		return err
	}
	for _, r := range rewrites {
		from, err := regexp.Compile(r.From)
		if err != nil {
			return fmt.Errorf("pattern %q: %w", r.From, err)
		}
		s.rewrites = append(s.rewrites, rewrite{from, r.To})
	}
	s.keepQuery = map[string]bool{}
	for _, k := range append(append([]string{}, own.KeepQuery...), family.KeepQuery...) {
		s.keepQuery[k] = true
	}
	s.page = own.Page
	if s.page == "" {
		s.page = family.Page
	}
	if s.page != "" && (!strings.HasPrefix(s.page, "?") || !strings.Contains(s.page, "{n}")) {
		return fmt.Errorf("page %q (write it as \"?page={n}\")", s.page)
	}
	s.slash = own.Slash
	if s.slash == "" {
		s.slash = family.Slash
	}
	if s.slash != "" && s.slash != "add" && s.slash != "remove" {
		return fmt.Errorf("slash %q (write \"add\" or \"remove\")", s.slash)
	}
	s.ListJSON = own.ListJSON
	if s.ListJSON == "" {
		s.ListJSON = family.ListJSON
	}
	return nil
}

// resolve makes absolute addresses of the file's paths and checks that they are the newspaper's.
func (s *Site) resolve(f *siteFile) error {
	base := &url.URL{Scheme: s.Scheme, Host: s.Hosts[0], Path: "/"}
	for _, list := range []struct {
		paths []string
		into  *[]string
	}{{f.Seeds, &s.Seeds}, {f.Sections, &s.Sections}, {f.Feeds, &s.Feeds}, {f.Sitemaps, &s.Sitemaps}} {
		for _, p := range list.paths {
			ref, err := url.Parse(p)
			if err != nil {
				return fmt.Errorf("address %q: %w", p, err)
			}
			u := base.ResolveReference(ref)
			if !s.InScope(u) {
				return fmt.Errorf("address %q is on a host that the file does not name (add it to aliases)", p)
			}
			*list.into = append(*list.into, u.String())
		}
	}
	if len(s.Seeds) == 0 {
		s.Seeds = []string{base.String()}
	}
	return nil
}

// checkHosts validates the hosts and reports whether the newspaper lives on loopback.
func checkHosts(s *Site, allowLoopback bool) (loopback bool, err error) {
	if len(s.Hosts) == 0 {
		return false, errors.New("no hosts (add hosts = [\"…\"])")
	}
	for _, list := range [][]string{s.Hosts, s.Aliases, s.Retired} {
		for i, host := range list {
			list[i] = strings.ToLower(host)
			u, err := url.Parse("http://" + host + "/")
			if err != nil || u.Host != host || u.Hostname() == "" {
				return false, fmt.Errorf("host %q is not a host name", host)
			}
			name := u.Hostname()
			ip := net.ParseIP(name)
			local := name == "localhost" || ip != nil && ip.IsLoopback()
			switch {
			case local && !allowLoopback:
				return false, fmt.Errorf("host %q is on this machine (--allow-loopback permits that)", host)
			case local:
				loopback = true
			case ip != nil:
				return false, fmt.Errorf("host %q is a bare address (newspapers have names)", host)
			case u.Port() != "":
				return false, fmt.Errorf("host %q has a port (only loopback hosts may)", host)
			case !strings.Contains(name, "."):
				return false, fmt.Errorf("host %q is not a public host name", host)
			}
		}
	}
	return loopback, nil
}

func (l layoutFile) compile() (Layout, error) {
	out := Layout{Name: l.Name, Since: l.Since, Source: l.Source, SapoLead: l.SapoLead, SignOff: l.SignOff}
	if l.Name == "" {
		return out, errors.New("a layout has no name (add name = \"…\")")
	}
	if len(l.Body) == 0 {
		return out, fmt.Errorf("layout %q has no body selector", l.Name)
	}
	for _, field := range []struct {
		texts []string
		into  *[]Selector
	}{
		{l.Title, &out.Title}, {l.Sapo, &out.Sapo}, {l.Body, &out.Body}, {l.Date, &out.Date}, {l.Author, &out.Author},
		{l.Section, &out.Section}, {l.Caption, &out.Caption}, {l.Drop, &out.Drop},
	} {
		for _, text := range field.texts {
			sel, err := ParseSelector(text)
			if err != nil {
				return out, fmt.Errorf("layout %q: %w", l.Name, err)
			}
			*field.into = append(*field.into, sel)
		}
	}
	return out, nil
}

func compileAll(texts []string) ([]*regexp.Regexp, error) {
	var out []*regexp.Regexp
	for _, t := range texts {
		p, err := regexp.Compile(t)
		if err != nil {
			return nil, fmt.Errorf("pattern %q: %w", t, err)
		}
		out = append(out, p)
	}
	return out, nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
