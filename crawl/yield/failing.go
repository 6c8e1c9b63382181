package yield

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Bounds of what is kept of pages that fail.
const (
	maxFailing     = 3 // pages of an alarm
	maxFailingRuns = 5 // runs of a newspaper
)

// Failing is a page that lacks what others have.
type Failing struct {
	URL     string `json:"url"`
	Lacks   Field  `json:"lacks"`
	Article any    `json:"article"` // as it was read; null if there was none
	Page    []byte `json:"-"`       // in UTF-8
}

// KeepFailing writes pages into dir/SITE/RUN: NAME.html is the page, NAME.json what was read from it, to be put right and moved to the tests.
// Of a newspaper the last runs are kept.
func KeepFailing(dir, site, run string, pages []Failing) error {
	into := filepath.Join(dir, site, run)
	if err := os.MkdirAll(into, 0o755); err != nil {
		return fmt.Errorf("crawl/yield: %w", err)
	}
	count := map[Field]int{}
	for _, p := range pages {
		if count[p.Lacks]++; count[p.Lacks] > maxFailing {
			continue
		}
		name := filepath.Join(into, fmt.Sprintf("%s-%d", p.Lacks, count[p.Lacks]))
		read, err := json.MarshalIndent(p, "", "  ")
		if err != nil {
			return fmt.Errorf("crawl/yield: %s: %w", p.URL, err)
		}
		if err := errors.Join(os.WriteFile(name+".html", p.Page, 0o644), os.WriteFile(name+".json", append(read, '\n'), 0o644)); err != nil {
			return fmt.Errorf("crawl/yield: %w", err)
		}
	}
	runs, err := os.ReadDir(filepath.Join(dir, site))
	if err != nil {
		return fmt.Errorf("crawl/yield: %w", err)
	}
	runs = slices.DeleteFunc(runs, func(e fs.DirEntry) bool { return !e.IsDir() })
	for _, old := range runs[:max(0, len(runs)-maxFailingRuns)] { // names begin with the time
		if err := os.RemoveAll(filepath.Join(dir, site, old.Name())); err != nil {
			return fmt.Errorf("crawl/yield: %w", err)
		}
	}
	return nil
}
