package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"baotinh/extract"
)

// Condition is one test of a column.
type Condition struct {
	Column string
	Op     string // = != < <= > >= has (contains, whatever case and marks) is (equal, whatever case and marks) null notnull
	Value  string
}

// Ops are the operators of conditions.
var Ops = []string{"=", "!=", "<", "<=", ">", ">=", "has", "is", "null", "notnull"}

// Query asks for rows of one documented table or view.
type Query struct {
	Table    string
	Columns  []string // nil for all
	Where    []Condition
	Articles []string // only facts of these articles; nil for all
	OrderBy  string   // column, "" for the table's own order
	Desc     bool
	Limit    int // 0 for no limit
	Offset   int
}

// sortColumn is the numeric twin of a column that holds exact decimals as text, else the column itself.
func sortColumn(t Table, name string) string {
	if _, ok := t.Column(name + "_real"); ok {
		return name + "_real"
	}
	return name
}

func unknownColumn(t Table, name string) error {
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	return mistake("table %s has no column %q (it has %s)", "bảng %s không có cột %q (các cột: %s)", t.Name, name, strings.Join(names, ", "))
}

// build returns the statement for what is selected from all rows.
func (q Query) build(selected string) (string, []any, error) {
	t, ok := LookupTable(q.Table)
	if !ok {
		return "", nil, unknownTable(q.Table)
	}
	where, args, err := q.where(t)
	return "SELECT " + selected + " FROM " + t.Name + where, args, err
}

// left is how much of a wide view comes into question for the rows of a page.
type left int

const (
	much left = iota
	fewArticles
	fewFacts  // of values that an index lists
	manyFacts // of such values, and nothing else is asked of the facts
)

// page returns the statement for the rows that are asked for.
func (q Query) page(rest left) (string, []any, error) {
	t, ok := LookupTable(q.Table)
	if !ok {
		return "", nil, unknownTable(q.Table)
	}
	selected, err := q.selected(t)
	if err != nil {
		return "", nil, err
	}
	where, args, err := q.where(t)
	if err != nil {
		return "", nil, err
	}
	sorted, err := q.sorted(t)
	if err != nil {
		return "", nil, err
	}
	some := ""
	if q.Limit > 0 || q.Offset > 0 {
		some = fmt.Sprintf(" LIMIT %d OFFSET %d", cmp.Or(max(q.Limit, 0), -1), q.Offset)
	}
	from := t.Name
	switch {
	case q.OrderBy == "day" && (q.onArticles(t) || rest == manyFacts && q.Articles == nil):
		from = fmt.Sprintf("(%s) AS %s", t.selectFrom(t.byArticle("articles_day")), t.Name)
	case q.choosesRows(t):
		chosen := fmt.Sprintf("(SELECT fact FROM (SELECT %s.rowid AS fact, %s FROM %s) AS %s%s%s%s) chosen", t.alias, t.made(), q.choice(t, rest), t.Name, where, sorted, some)
		from = fmt.Sprintf("(%s) AS %s", t.selectFrom(fmt.Sprintf("%s CROSS JOIN %s %s ON %[3]s.rowid = chosen.fact CROSS JOIN articles a ON a.id = %[3]s.article_id%s", chosen, t.facts, t.alias, t.joined)), t.Name)
		where, some = "", ""
	case t.chosen != "" && q.OrderBy != "" && q.Limit > 0:
		from, args = q.grouped(t, where+sorted, args)
	}
	return "SELECT " + selected + " FROM " + from + where + sorted + some, args, nil
}

// selected lists the columns that are asked for.
func (q Query) selected(t Table) (string, error) {
	columns := q.Columns
	if columns == nil {
		for _, c := range t.Columns {
			columns = append(columns, c.Name)
		}
	}
	quoted := make([]string, len(columns))
	for i, c := range columns {
		if _, ok := t.Column(c); !ok {
			return "", unknownColumn(t, c)
		}
		quoted[i] = fmt.Sprintf("%q", c)
	}
	return strings.Join(quoted, ", "), nil
}

// ties order rows that a column does not, so that pages never overlap; by the day first, since an article's id is as good as random.
var ties = []string{"day", "article_id", "start", "id", "key", "province", "province_new", "newspaper"}

// sorted says in which order rows come.
func (q Query) sorted(t Table) (string, error) {
	if q.OrderBy == "" {
		return "", nil
	}
	if _, ok := t.Column(q.OrderBy); !ok {
		return "", unknownColumn(t, q.OrderBy)
	}
	dir := ""
	if q.Desc {
		dir = " DESC"
	}
	by := fmt.Sprintf(" ORDER BY %q%s", sortColumn(t, q.OrderBy), dir)
	for _, tie := range ties {
		if _, ok := t.Column(tie); ok && tie != q.OrderBy {
			by += fmt.Sprintf(", %q", tie)
		}
	}
	return by, nil
}

// grouped is where the rows of a page of a view of groups come from. SQLite would make every group with all of its columns, and sort them. So those up
// to the end of the page are looked for by what conditions and sorting ask of them, and the others are made only where they share the column chosen with
// one of these, behind which they stand.
func (q Query) grouped(t Table, asked string, args []any) (string, []any) {
	column, _ := t.Column(t.chosen)
	first := fmt.Sprintf("SELECT %q FROM (%s) AS %s%s LIMIT %d", t.chosen, q.narrow(t, true).selectFrom(t.from), t.Name, asked, q.Offset+q.Limit)
	from := t.selectFrom(fmt.Sprintf("%s WHERE %s IN (%s)", t.from, column.expr, first))
	return fmt.Sprintf("(%s) AS %s", from, t.Name), append(slices.Clone(args), args...)
}

// narrow is a view with those columns alone that conditions ask for, and sorting; the first tells the rows apart, or their article.
func (q Query) narrow(t Table, sorted bool) Table {
	n := Table{groups: t.groups}
	for i, c := range t.Columns {
		asked := func(w Condition) bool { return c.Name == w.Column || c.Name == sortColumn(t, w.Column) }
		if i == 0 || slices.ContainsFunc(q.Where, asked) || sorted && (c.Name == sortColumn(t, q.OrderBy) || slices.Contains(ties, c.Name)) {
			n.Columns = append(n.Columns, c)
		}
	}
	return n
}

// choosesRows tells whether the rows of a page are chosen before anything is read that neither sorts them nor is a condition: a row of a wide view is
// long, and SQLite would make and sort all of them.
func (q Query) choosesRows(t Table) bool {
	facts, wide := LookupTable(t.facts)
	return wide && q.OrderBy != "" && q.Limit > 0 && !facts.noRowID
}

// choice is where the rows of a page of a wide view are chosen from: fact by fact, in the order of an index if one has it, but article by article if
// few of these come into question, and value by value if few facts do.
func (q Query) choice(t Table, rest left) string {
	index := q.ordered(t)
	switch {
	case rest == fewFacts:
		_, index = q.listed(t)
		return t.byFact(index)
	case q.Articles == nil && rest == fewArticles:
		return t.byArticle("")
	case index != "" && rest != fewArticles, q.Articles == nil && q.onFacts(t):
		return t.byFact(index)
	}
	return t.from
}

// ordered is the index that gives the facts of a wide view in the order that is asked for, "" without one.
func (q Query) ordered(t Table) string {
	facts, _ := LookupTable(t.facts)
	ofFacts, _, _ := q.split(t)
	for _, o := range facts.orders {
		if o.column != sortColumn(t, q.OrderBy) || o.alone && slices.ContainsFunc(ofFacts.Where, func(c Condition) bool { return c.Column != o.column }) {
			continue
		}
		if o.within == "" || slices.ContainsFunc(q.Where, func(c Condition) bool { return c.Column == o.within && c.Op == "=" }) {
			return o.index
		}
	}
	return ""
}

// few articles are read, with all their facts, in less time than it takes to find rows of one of a thousand articles in the order of an index; and so
// are few facts in less than it takes to find them article by article.
const few = 2000

// left tells how much the conditions of a query leave.
func (s *Store) left(ctx context.Context, q Query, t Table) (left, error) {
	ofFacts, ofArticles, _ := q.split(t)
	listed, _ := q.listed(t)
	if listed.Where != nil {
		if yes, err := s.few(ctx, listed); yes || err != nil {
			return fewFacts, err
		}
	}
	ofArticles.Articles = q.Articles
	if ofArticles.Where != nil || ofArticles.Articles != nil {
		if yes, err := s.few(ctx, ofArticles); yes || err != nil {
			return fewArticles, err
		}
	}
	if listed.Where != nil && len(listed.Where) == len(ofFacts.Where) {
		return manyFacts, nil
	}
	return much, nil
}

func (s *Store) few(ctx context.Context, q Query) (bool, error) {
	stmt, args, err := q.build("1")
	if err != nil {
		return false, err
	}
	var n int
	err = s.read.QueryRowContext(ctx, fmt.Sprintf("SELECT count(*) FROM (%s LIMIT %d)", stmt, few), args...).Scan(&n)
	return n < few, err
}

// listed is what a query of a wide view asks of a column whose values an index lists, and the index.
func (q Query) listed(t Table) (of Query, index string) {
	facts, _ := LookupTable(t.facts)
	of.Table = facts.Name
	for _, c := range q.Where {
		if slices.Contains([]string{"=", "is", "has"}, c.Op) && facts.values[c.Column].index != "" {
			index = facts.values[c.Column].index
			of.Where = append(of.Where, c)
		}
	}
	return of, index
}

// anyCase is a test of a column whatever the case and marks. Where an index lists the column's values, it asks each of them once: asking every row
// takes most of the time.
func (t Table) anyCase(column, test string) string {
	facts := t
	if t.facts != "" {
		facts, _ = LookupTable(t.facts)
	}
	values := facts.values[column]
	switch {
	case values.index == "":
		return fmt.Sprintf(test, strconv.Quote(column))
	case !values.few: // without the limit, SQLite would ask before it leaves repeated values out
		return fmt.Sprintf(`%[1]q IN (SELECT one FROM (SELECT DISTINCT %[1]q AS one FROM %[2]s INDEXED BY %[3]s LIMIT -1) WHERE %[4]s)`, column, facts.Name, values.index, fmt.Sprintf(test, "one"))
	}
	return fmt.Sprintf(`%[1]q IN (WITH RECURSIVE listed(one) AS (SELECT min(%[1]q) FROM %[2]s UNION ALL SELECT (SELECT min(%[1]q) FROM %[2]s WHERE %[1]q > listed.one) FROM listed WHERE listed.one IS NOT NULL) SELECT listed.one FROM listed WHERE %[3]s)`,
		column, facts.Name, fmt.Sprintf(test, "listed.one"))
}

// split parts what is asked of a wide view into what is asked of its facts and of their articles. all is false if something is asked of neither.
func (q Query) split(t Table) (ofFacts, ofArticles Query, all bool) {
	facts, all := LookupTable(t.facts)
	articles, _ := LookupTable("articles")
	ofFacts, ofArticles = Query{Table: facts.Name, Articles: q.Articles}, Query{Table: articles.Name}
	for _, c := range q.Where {
		_, shown := t.Column(c.Column)
		_, ofFact := facts.Column(c.Column)
		ofArticle := c
		ofArticle.Column = strings.TrimPrefix(c.Column, articlePrefix)
		_, known := articles.Column(ofArticle.Column)
		switch {
		case shown && ofFact:
			ofFacts.Where = append(ofFacts.Where, c)
		case shown && known:
			ofArticles.Where = append(ofArticles.Where, ofArticle)
		default:
			all = false
		}
	}
	return ofFacts, ofArticles, all
}

// onArticles tells whether a wide view is best read article by article in the order of their days: SQLite itself would read and sort all facts to
// give the first of them, unless an index finds those that are asked for.
func (q Query) onArticles(t Table) bool {
	facts, wide := LookupTable(t.facts)
	return wide && q.Articles == nil && !slices.ContainsFunc(q.Where, func(c Condition) bool {
		_, ok := facts.Column(c.Column)
		return ok
	})
}

// onFacts tells whether all that is asked of a wide view stands in its table of facts, whose rows are as many and counted in a fraction of the time.
func (q Query) onFacts(t Table) bool {
	facts, wide := LookupTable(t.facts)
	return wide && !slices.ContainsFunc(q.Where, func(c Condition) bool {
		_, ok := facts.Column(c.Column)
		return !ok
	})
}

func (q Query) where(t Table) (string, []any, error) {
	var tests []string
	var args []any
	for _, c := range q.Where {
		col, ok := t.Column(c.Column)
		if !ok {
			return "", nil, unknownColumn(t, c.Column)
		}
		name := fmt.Sprintf("%q", c.Column)
		twin := sortColumn(t, c.Column)
		numeric := col.Type != "TEXT" || twin != c.Column
		switch c.Op {
		case "null":
			tests = append(tests, name+" IS NULL")
			continue
		case "notnull":
			tests = append(tests, name+" IS NOT NULL")
			continue
		case "has":
			tests = append(tests, t.anyCase(c.Column, "instr(fold(%s), ?) > 0"))
			args = append(args, Fold(c.Value))
			continue
		case "is":
			tests = append(tests, t.anyCase(c.Column, "fold(%s) = ?"))
			args = append(args, Fold(c.Value))
			continue
		}
		if !slices.Contains(Ops, c.Op) {
			return "", nil, mistake("no operator %q (use one of %s)", "không có phép so sánh %q (chỉ có %s)", c.Op, strings.Join(Ops, " "))
		}
		var value any = c.Value
		if numeric {
			f, err := strconv.ParseFloat(strings.ReplaceAll(c.Value, ",", "."), 64)
			if err != nil {
				return "", nil, mistake("%s %s %q: the column holds numbers (write 1500 or 21.25)", "%s %s %q: cột này là số (viết 1500 hoặc 21,25)", c.Column, c.Op, c.Value)
			}
			value = f
			name = fmt.Sprintf("%q", twin)
		}
		tests = append(tests, name+" "+c.Op+" ?")
		args = append(args, value)
	}
	if q.Articles != nil {
		column := "article_id"
		if _, ok := t.Column(column); !ok {
			column = "id"
			if t.Name != "articles" {
				return "", nil, mistake("table %s does not belong to articles, so a text query cannot narrow it", "các dòng của bảng %s không thuộc riêng bài nào nên không lọc được bằng câu truy vấn", t.Name)
			}
		}
		list, err := json.Marshal(q.Articles)
		if err != nil {
			return "", nil, err
		}
		tests = append(tests, column+" IN (SELECT value FROM json_each(?))")
		args = append(args, string(list))
	}
	if tests == nil {
		return "", args, nil
	}
	return " WHERE " + strings.Join(tests, " AND "), args, nil
}

func unknownTable(name string) error {
	names := make([]string, len(tables))
	for i, t := range tables {
		names[i] = t.Name
	}
	return mistake("no table %q (there are %s)", "không có bảng %q (các bảng: %s)", name, strings.Join(names, ", "))
}

// Rows is a stream of rows; values are nil, string, int64 or float64.
type Rows struct {
	Columns []Column
	rows    *sql.Rows
	values  []any
	into    []any // pointers to values
	at      map[string]int
	err     error
}

// Rows implements Facts.
func (s *Store) Rows(ctx context.Context, q Query) (*Rows, error) {
	t, _ := LookupTable(q.Table)
	rest := much
	if listed, _ := q.listed(t); q.choosesRows(t) && (q.ordered(t) != "" || listed.Where != nil) {
		var err error
		if rest, err = s.left(ctx, q, t); err != nil {
			return nil, fmt.Errorf("index/store: table %s: %w", q.Table, err)
		}
	}
	stmt, args, err := q.page(rest)
	if err != nil {
		return nil, err
	}
	rows, err := s.read.QueryContext(ctx, stmt, args...)
	if err != nil {
		return nil, fmt.Errorf("index/store: table %s: %w", q.Table, err)
	}
	r := &Rows{rows: rows, Columns: t.Columns}
	if q.Columns != nil {
		r.Columns = nil
		for _, name := range q.Columns {
			c, _ := t.Column(name)
			r.Columns = append(r.Columns, c)
		}
	}
	r.values = make([]any, len(r.Columns))
	for i := range r.values {
		r.into = append(r.into, &r.values[i])
	}
	return r, nil
}

// Next moves to the next row.
func (r *Rows) Next() bool {
	if r.err != nil || !r.rows.Next() {
		return false
	}
	clear(r.values)
	if r.err = r.rows.Scan(r.into...); r.err != nil {
		return false
	}
	for i, v := range r.values {
		if b, ok := v.([]byte); ok {
			r.values[i] = string(b)
		}
	}
	return true
}

// Values are those of the current row, valid until Next.
func (r *Rows) Values() []any { return r.values }

// Err is what ended the stream early.
func (r *Rows) Err() error {
	if r.err != nil {
		return r.err
	}
	return r.rows.Err()
}

// Close ends the stream.
func (r *Rows) Close() error { return r.rows.Close() }

func (r *Rows) row() row {
	if r.at == nil {
		r.at = make(map[string]int, len(r.Columns))
		for i, c := range r.Columns {
			r.at[c.Name] = i
		}
	}
	return row{r.at, r.values}
}

// counting returns the statement for the number of rows. Those of a wide view are as many as its facts. Of another view it makes only what conditions
// ask for: SQLite itself would count the figures of each newspaper to count the newspapers.
func (q Query) counting() (string, []any, error) {
	t, ok := LookupTable(q.Table)
	if !ok || !t.View {
		return q.build("count(*)")
	}
	if ofFacts, ofArticles, all := q.split(t); all {
		stmt, args, err := ofFacts.build("count(*)")
		if err != nil || ofArticles.Where == nil {
			return stmt, args, err
		}
		among, more, err := ofArticles.build("id")
		and := " AND "
		if ofFacts.Where == nil && ofFacts.Articles == nil {
			and = " WHERE "
		}
		return stmt + and + "article_id IN (" + among + ")", append(args, more...), err
	}
	where, args, err := q.where(t)
	if err != nil {
		return "", nil, err
	}
	return fmt.Sprintf("SELECT count(*) FROM (%s) AS %s%s", q.narrow(t, false).selectFrom(t.from), t.Name, where), args, nil
}

// Count implements Facts.
func (s *Store) Count(ctx context.Context, q Query) (int64, error) {
	stmt, args, err := q.counting()
	if err != nil {
		return 0, err
	}
	var n int64
	if err := s.read.QueryRowContext(ctx, stmt, args...).Scan(&n); err != nil {
		return 0, fmt.Errorf("index/store: table %s: %w", q.Table, err)
	}
	return n, nil
}

// FoundFigure is a figure with the article that states it.
type FoundFigure struct {
	Article string `json:"article_id"`
	extract.Figure
	Sentence string `json:"sentence"`
}

// Figures streams the figures under conditions on the columns of the table figures.
func (s *Store) Figures(ctx context.Context, q Query) iter.Seq2[FoundFigure, error] {
	q.Table, q.Columns = "figures", nil
	return func(yield func(FoundFigure, error) bool) {
		rows, err := s.Rows(ctx, q)
		if err != nil {
			yield(FoundFigure{}, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			r := rows.row()
			if !yield(FoundFigure{r.str("article_id"), r.figure(), r.str("sentence")}, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(FoundFigure{}, fmt.Errorf("index/store: figures: %w", err))
		}
	}
}

// ArticlesWithFigure returns the ids of the articles in which one figure meets all conditions, once for each such figure: to leave the others out
// takes SQLite as long as to find them.
func (s *Store) ArticlesWithFigure(ctx context.Context, where []Condition) ([]string, error) {
	return s.strings(ctx, Query{Table: "figures", Where: where}, "article_id")
}

func (s *Store) strings(ctx context.Context, q Query, selected string) ([]string, error) {
	stmt, args, err := q.build(selected)
	if err != nil {
		return nil, err
	}
	rows, err := s.read.QueryContext(ctx, stmt, args...)
	if err != nil {
		return nil, fmt.Errorf("index/store: table %s: %w", q.Table, err)
	}
	defer rows.Close()
	found := []string{}
	for rows.Next() {
		var v string
		if err := rows.Scan(&v); err != nil {
			return nil, fmt.Errorf("index/store: table %s: %w", q.Table, err)
		}
		found = append(found, v)
	}
	return found, rows.Err()
}

// Distinct returns up to limit values of a text column in their order.
func (s *Store) Distinct(ctx context.Context, table, column string, limit int) ([]string, error) {
	t, ok := LookupTable(table)
	if _, has := t.Column(column); !ok || !has {
		return nil, unknownColumn(t, column)
	}
	values, err := s.strings(ctx, Query{Table: table, Where: []Condition{{Column: column, Op: "notnull"}}}, fmt.Sprintf("DISTINCT %q", column))
	slices.Sort(values)
	return values[:min(len(values), limit)], err
}

// Tally counts the rows of a query by the first chars characters of a column, by the whole value if chars is 0.
func (s *Store) Tally(ctx context.Context, q Query, column string, chars int) ([]Tallied, error) {
	t, _ := LookupTable(q.Table)
	if _, ok := t.Column(column); !ok {
		return nil, unknownColumn(t, column)
	}
	group := fmt.Sprintf("coalesce(%q, '')", column)
	if chars > 0 {
		group = fmt.Sprintf("substr(%s, 1, %d)", group, chars)
	}
	stmt, args, err := q.build(group + " AS value, count(*)")
	if err != nil {
		return nil, err
	}
	order := "count(*) DESC, value"
	if chars > 0 {
		order = "value"
	}
	rows, err := s.read.QueryContext(ctx, stmt+" GROUP BY 1 ORDER BY "+order, args...)
	if err != nil {
		return nil, fmt.Errorf("index/store: table %s: %w", q.Table, err)
	}
	defer rows.Close()
	var all []Tallied
	for rows.Next() {
		var v Tallied
		if err := rows.Scan(&v.Value, &v.Count); err != nil {
			return nil, fmt.Errorf("index/store: table %s: %w", q.Table, err)
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

// Tallied is a value with its number of rows.
type Tallied struct {
	Value string
	Count int
}
