using System.Text;
using nietras.SeparatedValues;

namespace AdamKernels.Data.Csv;

/// <summary>Goes through the rows of a text and finds the columns that are used.</summary>
internal sealed class CsvRows : IDisposable
{
    private readonly CsvContext _context;
    private readonly SepReader _reader;
    private readonly Func<bool> _moveNext;
    private readonly (string Name, int Index)[] _columns;
    private readonly IReadOnlyList<string> _names;
    private int _nextLine = 1;
    private bool _hasRows;

    /// <summary>Reads the header, if there is one.</summary>
    /// <param name="reader">The text. Stays open.</param>
    /// <param name="context">What all values have in common.</param>
    /// <param name="format">How the text is written.</param>
    /// <param name="columns">The columns that are used, in the order of the indexer.</param>
    /// <exception cref="DataFormatException">A column is missing or there twice.</exception>
    public CsvRows(TextReader reader, CsvContext context, CsvFormat format, IEnumerable<string> columns)
    {
        _context = context;

        // Headers, quotes and widths are checked here: the parser would take an open quote for a value up to the end of the text.
        Line = _nextLine;
        _reader = Guard(() => new Sep(format.Separator).Reader(options => options with { HasHeader = false, DisableColCountCheck = true })
            .From(reader, leaveOpen: true));
        _moveNext = _reader.MoveNext;
        _names = format.Names ?? ReadHeader();
        _columns = [.. columns.Select(column => (column, Find(column, isHeader: format.Names is null)))];
    }

    /// <summary>The line in which the current row starts, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>A value of the current row.</summary>
    /// <param name="column">The place of the column among those that are used.</param>
    public CsvField this[int column]
    {
        get
        {
            (string name, int index) = _columns[column];
            return new CsvField(_context, name, TextOf(index), (Line, index + 1));
        }
    }

    /// <summary>Goes on to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="DataFormatException">The row has too many values or too few, or there is no row at all.</exception>
    public bool Read()
    {
        do
        {
            if (!MoveNext())
            {
                return _hasRows ? false : throw _context.Error(_nextLine, "at least one row", "the end");
            }
        }
        while (_names.Count > 1 && IsEmpty);

        int count = _reader.Current.ColCount;
        if (count != _names.Count)
        {
            throw _context.Error(Line, Plural.Of(_names.Count, "value"), $"{count}");
        }

        CheckQuotes(index => _names[index]);
        return _hasRows = true;
    }

    /// <summary>What is wrong with the current row.</summary>
    public DataFormatException Error(string expected, string found) => _context.Error(Line, expected, found);

    public void Dispose() => _reader.Dispose();

    private bool IsEmpty => _reader.Current.ColCount == 1 && _reader.Current[0].Span.IsWhiteSpace();

    private IReadOnlyList<string> ReadHeader()
    {
        do
        {
            if (!MoveNext())
            {
                throw _context.Error(_nextLine, "a header", "the end");
            }
        }
        while (IsEmpty);

        CheckQuotes(index => FormattableString.Invariant($"{index + 1}"));
        return [.. Enumerable.Range(0, _reader.Current.ColCount).Select(index => TextOf(index).ToString())];
    }

    private int Find(string column, bool isHeader)
    {
        int[] found = [.. Enumerable.Range(0, _names.Count).Where(index => _names[index] == column)];
        return found.Length == 1
            ? found[0]
            : throw _context.Error(
                isHeader ? Line : null,
                $"one column {DataFormatException.Quote(column)} {(isHeader ? "in the header" : "among the names")}",
                found.Length > 1 ? $"{found.Length}" : $"none among {DataFormatException.Quote(string.Join(", ", _names))}");
    }

    private bool MoveNext()
    {
        Line = _nextLine;
        bool moved = Guard(_moveNext);
        _nextLine = moved ? _reader.Current.LineNumberToExcl : _nextLine;
        return moved;
    }

    /// <summary>The parser reads ahead, already when it is created.</summary>
    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException exception)
        {
            throw _context.Error(Line, "text in UTF-8 from here on", "bytes that are not", exception);
        }
        catch (InvalidDataException exception)
        {
            throw _context.Error(Line, "gzip data from here on", $"damage: {exception.Message}", exception);
        }
        catch (NotSupportedException exception)
        {
            throw _context.Error(Line, "a row of at most 16 million characters", "more; is a quote not closed?", exception);
        }
    }

    /// <summary>In all columns, used or not: a value that swallows a separator or a line break changes what the others are.</summary>
    private void CheckQuotes(Func<int, string> nameOf)
    {
        if (!_reader.Current.Span.Contains(QuotedText.Quote))
        {
            return;
        }

        for (int i = 0; i < _reader.Current.ColCount; i++)
        {
            ReadOnlySpan<char> raw = _reader.Current[i].Span;
            if (!QuotedText.TryRead(raw, out _))
            {
                throw new CsvField(_context, nameOf(i), raw, (Line, i + 1)).Error("quotes around the whole value or none");
            }
        }
    }

    /// <summary>A value whose quotes have been checked.</summary>
    private ReadOnlySpan<char> TextOf(int index)
    {
        QuotedText.TryRead(_reader.Current[index].Span, out ReadOnlySpan<char> text);
        return text;
    }
}
