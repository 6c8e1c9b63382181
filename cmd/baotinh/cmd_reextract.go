package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"baotinh/crawl"
	"baotinh/crawl/article"
	"baotinh/crawl/datadir"
	"baotinh/crawl/site"
	"baotinh/extract"
	"baotinh/index/store"
)

// newReextractCmd is "baotinh reextract": everything right of the archive, again.
func newReextractCmd(opts *options) *cobra.Command {
	var most int
	var anew bool
	cmd := &cobra.Command{
		Use:   "reextract",
		Short: "Strip and extract the archived pages again / Bóc và trích xuất lại từ kho",
		Long: `Reads the newest page of every article from the archive, strips and extracts it with the rules of this program, and brings store and index
up to date, without the network. The report says which articles and facts came and which went, by newspaper and by rule. Stopped or killed, it
goes on from where it was when it is called again, and its report tells the whole; it begins anew when the program or the newspaper files have
changed meanwhile.

Đọc lại bản mới nhất của từng bài trong kho, bóc và trích xuất theo bộ quy tắc hiện tại, cập nhật dữ liệu và chỉ mục; không dùng mạng. Báo cáo
cho biết bài, số liệu, văn bản nào thêm vào, mất đi, theo từng báo và từng quy tắc. Nếu bị dừng giữa chừng, lần gọi sau sẽ làm tiếp.`,
		Example: "  baotinh reextract\n  baotinh reextract --changes 200 --json > changes.json",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if most < 0 {
				return withCode(exitUsage, fmt.Errorf("--changes %d: want 0 or more", most))
			}
			set, err := site.Load(opts.sites, opts.allowLoopback)
			if err != nil {
				return err
			}
			log, err := newLog(cmd.ErrOrStderr(), "text", false)
			if err != nil {
				return err
			}
			dir, err := datadir.Open(opts.data, cmd.CommandPath())
			if err != nil {
				return withFolderCode(err)
			}
			defer func() { err = errors.Join(err, dir.Close()) }()
			logKilled(log, dir)
			p, err := openPipeline(cmd.Context(), opts.data, log, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, p.Close()) }()
			r := newReextraction(p, set, dir, most)
			if err := r.resume(cmd.Context(), opts, anew); err != nil {
				return err
			}
			if n := r.point.Changes.Resumed; n > 0 {
				fmt.Fprintf(cmd.ErrOrStderr(), "going on behind %d pages of a re-extraction that was stopped (--anew begins again)\n", n)
			}
			if err = r.run(cmd.Context()); err == nil {
				err = p.catchUp(cmd.Context())
			}
			if err != nil {
				return withFolderCode(dir.BlameSpace(err))
			}
			if r.point.Changes.Pages == 0 {
				fmt.Fprintf(cmd.ErrOrStderr(), "no page of %s has the address of an article of a known newspaper; for newspapers of your own add --sites\n", r.dir.Path("archive"))
			}
			return errors.Join(r.point.Changes.print(cmd.OutOrStdout(), opts.json), r.end())
		},
	}
	cmd.Flags().IntVar(&most, "changes", 40, "changed facts to list")
	cmd.Flags().BoolVar(&anew, "anew", false, "begin with the first page, even if an earlier call was stopped in the middle")
	return cmd
}

// A batch of pages is read on all processors; it ends at either bound.
const (
	rereadPages = 64
	rereadBytes = 16 << 20
)

// reextraction takes the newest page of every article through strip, extract and store, in the order of the archive.
type reextraction struct {
	p     *pipeline
	set   *site.Set
	dir   *datadir.Dir
	file  string // of the checkpoint
	most  int    // changed facts to list
	pages int    // of a batch
	point checkpoint

	batch []rereading
	size  int
	group []rereading     // judged and not written: no two of one article
	ids   map[string]bool // of the articles in it
}

// rereading is a page and what it gave this time.
type rereading struct {
	page  crawl.Page
	a     *article.Article // nil if it holds none
	facts extract.Result
	id    string // of the article
	skip  bool   // nothing is to be written
}

func newReextraction(p *pipeline, set *site.Set, dir *datadir.Dir, most int) *reextraction {
	return &reextraction{p: p, set: set, dir: dir, file: dir.Path(checkpointName), most: most, pages: rereadPages, ids: map[string]bool{}}
}

// run reads all pages behind the checkpoint.
func (r *reextraction) run(ctx context.Context) error {
	err := crawl.Articles(ctx, r.dir.Path("archive"), r.set, r.point.Written, func(page crawl.Page) error {
		r.batch = append(r.batch, rereading{page: page})
		r.size += len(page.Body)
		if len(r.batch) < r.pages && r.size < rereadBytes {
			return nil
		}
		return r.flush(ctx)
	})
	if err != nil {
		return err
	}
	return r.flush(ctx)
}

// flush reads the batch, judges its pages in order and writes them.
func (r *reextraction) flush(ctx context.Context) error {
	batch := r.batch
	r.batch, r.size = nil, 0
	readers, rctx := errgroup.WithContext(ctx)
	readers.SetLimit(runtime.GOMAXPROCS(0))
	for i := range batch {
		readers.Go(func() error {
			one := &batch[i]
			a, facts, err := read(one.page)
			switch {
			case rctx.Err() != nil:
				return rctx.Err()
			case err != nil && !isNoArticle(err):
				return fmt.Errorf("%s: %w", one.page.URL, err)
			case err == nil:
				one.a, one.facts = a, facts
			}
			return nil
		})
	}
	if err := readers.Wait(); err != nil {
		return err
	}
	for _, one := range batch {
		if err := r.judge(ctx, one); err != nil {
			return err
		}
	}
	return r.write(ctx)
}

// judge compares a page's article with the one in the store, and puts it into the group to be written.
func (r *reextraction) judge(ctx context.Context, one rereading) error {
	address := one.page.URL
	if one.a != nil {
		address = one.a.CanonicalURL
	}
	one.id = store.ArticleID(address)
	if r.ids[one.id] { // the store must know what an earlier page gave of this article
		if err := r.write(ctx); err != nil {
			return err
		}
	}
	r.ids[one.id] = true
	c := r.point.Changes
	if !r.point.Counted.Before(one.page.Pos) {
		c = newFactChanges() // a call that was killed has counted it
	}
	before, err := r.p.store.Result(ctx, one.id)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	c.Pages++
	key := one.page.Site.Key
	if one.a == nil {
		one.skip = true
		c.noArticle(key, one.page.URL, before != nil)
	} else if one.skip, err = r.p.isTwin(ctx, one.page, one.a); err != nil {
		return err
	} else if one.skip {
		c.Twins++
	} else {
		c.compare(key, address, before, &one.facts, r.most)
	}
	r.group = append(r.group, one)
	return nil
}

// write saves the checkpoint, which speaks of what would survive a power cut, and writes the group.
func (r *reextraction) write(ctx context.Context) error {
	if len(r.group) == 0 {
		return ctx.Err()
	}
	last := r.group[len(r.group)-1].page.Pos
	if r.point.Counted.Before(last) {
		r.point.Counted = last
	}
	if err := errors.Join(r.dir.CheckSpace(), r.p.store.Sync(), r.point.save(r.file)); err != nil {
		return err
	}
	var entries []store.Entry
	for _, one := range r.group {
		if !one.skip {
			entries = append(entries, entryOf(one.page, one.a, one.facts))
		}
	}
	if len(entries) > 0 {
		if err := r.p.put(ctx, entries...); err != nil {
			return err
		}
		r.point.Last = entries[len(entries)-1].ID()
	}
	r.point.Written = last
	r.group = nil
	clear(r.ids)
	return nil
}
