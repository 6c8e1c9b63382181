package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/quotedprintable"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"baotinh/index/search"
	"baotinh/index/store"
)

func newWatchCmd(opts *options) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "watch",
		Short: "Saved searches / Truy vấn đã lưu",
		Long:  "Saved searches, matched against the articles that come in. What matches is in the Atom feed /watch/NAME.atom of baotinh serve.",
		Example: `  baotinh watch add hop-nhat '"hợp nhất" 1676-QĐ/TU'
  baotinh watch run --mail /var/spool/baotinh`,
		RunE: needCommand,
	}
	cmd.AddCommand(newWatchAddCmd(opts), newWatchListCmd(opts), newWatchRemoveCmd(opts), newWatchRunCmd(opts))
	return cmd
}

// withStore opens the store for writing. A folder without one is refused, so that a mistyped --data does not make one.
func withStore(cmd *cobra.Command, opts *options, do func(*store.Store) error) error {
	existing, err := openFacts(cmd, opts)
	if err != nil {
		return err
	}
	if err := existing.Close(); err != nil {
		return err
	}
	s, err := store.Open(storePath(opts.data))
	if err != nil {
		return err
	}
	return errors.Join(do(s), s.Close())
}

func newWatchAddCmd(opts *options) *cobra.Command {
	return &cobra.Command{
		Use: "add NAME QUERY", Short: "Save a search, or change it / Lưu truy vấn",
		Example: `  baotinh watch add hop-nhat '"hợp nhất" 1676-QĐ/TU'`,
		Args:    usage(cobra.MinimumNArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			query := strings.Join(args[1:], " ")
			return withStore(cmd, opts, func(s *store.Store) error {
				if problems := search.Check(cmd.Context(), s, query); len(problems) > 0 {
					printProblems(cmd.ErrOrStderr(), query, problems)
					return withCode(exitUsage, fmt.Errorf("the search %q was not saved (correct it)", query))
				}
				return s.SaveWatch(cmd.Context(), store.Watch{Name: args[0], Query: query})
			})
		},
	}
}

func newWatchListCmd(opts *options) *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "List saved searches / Liệt kê truy vấn đã lưu", Example: "  baotinh watch list --json", Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := openFacts(cmd, opts)
			if err != nil {
				return err
			}
			defer s.Close()
			all, err := s.Watches(cmd.Context())
			if err != nil {
				return err
			}
			if opts.json {
				if all == nil {
					all = []store.Watch{}
				}
				return printJSON(cmd.OutOrStdout(), all)
			}
			for _, w := range all {
				fmt.Fprintf(cmd.OutOrStdout(), "%s\t%s\n", printable(w.Name), printable(w.Query))
			}
			return nil
		},
	}
}

func newWatchRemoveCmd(opts *options) *cobra.Command {
	return &cobra.Command{
		Use: "remove NAME", Short: "Forget a saved search / Xóa truy vấn đã lưu", Example: "  baotinh watch remove hop-nhat", Args: usage(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return withStore(cmd, opts, func(s *store.Store) error { return s.RemoveWatch(cmd.Context(), args[0]) })
		},
	}
}

func newWatchRunCmd(opts *options) *cobra.Command {
	var hook, mail string
	cmd := &cobra.Command{
		Use: "run", Short: "Match saved searches against new articles / Đối chiếu truy vấn đã lưu với bài mới",
		Long: `Match saved searches against the articles that came in since the last time, and print what nobody has been told of yet, a JSON object a
line with --json. baotinh run matches new articles too; what it found is told here, also while baotinh serve has the index open.
--hook runs a program once for each search that has something new, with that JSON object on its standard input; --mail writes a message
file into a folder instead, for a mail program to send.`,
		Example: `  baotinh watch run --hook ./notify.sh
  baotinh watch run --mail /var/spool/baotinh`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			return withStore(cmd, opts, func(s *store.Store) error {
				if err := matchWatches(ctx, opts, s, cmd.ErrOrStderr()); err != nil {
					return err
				}
				untold, err := s.Untold(ctx)
				if err != nil {
					return err
				}
				for _, one := range untold {
					n, err := newsOf(ctx, s, one)
					if err == nil {
						err = n.tell(ctx, cmd, opts, hook, mail)
					}
					if err == nil { // else it is told the next time
						err = s.Told(ctx, one)
					}
					if err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&hook, "hook", "", "program to run for each search with something new")
	cmd.Flags().StringVar(&mail, "mail", "", "folder for message files")
	return cmd
}

// matchWatches matches with the index, or beside it while another process has it open.
func matchWatches(ctx context.Context, opts *options, s *store.Store, stderr io.Writer) error {
	x, err := openIndex(ctx, opts, s, stderr)
	if errors.Is(err, search.ErrLocked) {
		return search.MatchWatches(ctx, s)
	}
	if err != nil {
		return err
	}
	return errors.Join(x.RunWatches(ctx), x.Close())
}

type newsItem struct {
	ID        string `json:"id"`
	URL       string `json:"url"`
	Title     string `json:"title"`
	Newspaper string `json:"newspaper"`
	Published string `json:"published"`
	Sapo      string `json:"sapo"`
}

// news is what a saved search found, for whoever is told of it.
type news struct {
	Name     string     `json:"name"`
	Query    string     `json:"query"`
	Articles []newsItem `json:"articles"`
}

func newsOf(ctx context.Context, s *store.Store, r store.News) (*news, error) {
	n := &news{Name: r.Name, Query: r.Query, Articles: []newsItem{}}
	for _, id := range r.Articles {
		a, err := s.Article(ctx, id)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		n.Articles = append(n.Articles, newsItem{a.ID, a.CanonicalURL, a.Title, a.Newspaper, a.Published, a.Sapo})
	}
	return n, nil
}

const hookTime = time.Minute

func (n *news) tell(ctx context.Context, cmd *cobra.Command, opts *options, hook, mail string) error {
	if opts.json {
		if err := printJSON(cmd.OutOrStdout(), n); err != nil {
			return err
		}
	} else {
		fmt.Fprintf(cmd.OutOrStdout(), "%s: %d\n", printable(n.Name), len(n.Articles))
		for _, a := range n.Articles {
			fmt.Fprintf(cmd.OutOrStdout(), "  %s · %s\n  %s\n", printable(a.Title), printable(a.Newspaper), printable(a.URL))
		}
	}
	if hook != "" {
		in, err := json.Marshal(n)
		if err != nil {
			return err
		}
		limited, cancel := context.WithTimeout(ctx, hookTime)
		defer cancel()
		program := exec.CommandContext(limited, hook)
		program.Stdin, program.Stdout, program.Stderr = bytes.NewReader(in), cmd.ErrOrStderr(), cmd.ErrOrStderr()
		if err := program.Run(); err != nil {
			return fmt.Errorf("watch %q: hook %s: %w (the articles stay in the feed /watch and are told again the next time)", n.Name, hook, err)
		}
	}
	if mail != "" {
		if err := n.spool(mail); err != nil {
			return fmt.Errorf("watch %q: %w (choose another folder with --mail)", n.Name, err)
		}
	}
	return nil
}

// spool writes a message file that appears only when it is whole.
func (n *news) spool(dir string) error {
	f, err := os.CreateTemp(dir, ".watch-")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if err := errors.Join(n.message(f), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), filepath.Join(dir, "watch-"+strings.TrimPrefix(filepath.Base(f.Name()), ".watch-")+".eml"))
}

func (n *news) message(w io.Writer) error {
	subject := printable(fmt.Sprintf("baotinh: %s (%d)", n.Name, len(n.Articles)))
	fmt.Fprintf(w, "Subject: %s\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n", mime.QEncoding.Encode("utf-8", subject))
	body := quotedprintable.NewWriter(w) // a lead can be longer than a line of mail may be
	fmt.Fprintf(body, "%s\r\n", printable(n.Query))
	for _, a := range n.Articles {
		fmt.Fprintf(body, "\r\n%s\r\n%s, %s\r\n%s\r\n%s\r\n", printable(a.Title), printable(a.Newspaper), printable(a.Published), printable(a.URL), printable(a.Sapo))
	}
	return body.Close()
}
