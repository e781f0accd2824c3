using System.Text;

namespace AdamKernels.Generators.Writing;

/// <summary>Writes indented lines that end in LF on every platform.</summary>
internal sealed class SourceWriter
{
    private const int IndentSize = 4;

    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _blankPending;
    private bool _atBlockStart;

    /// <summary>Writes lines at the current depth; an empty one stays empty.</summary>
    public SourceWriter Lines(string text)
    {
        foreach (string line in text.Replace("\r\n", "\n").Split('\n'))
        {
            Line(line);
        }

        return this;
    }

    /// <summary>Writes one line at the current depth.</summary>
    public SourceWriter Line(string text)
    {
        if (text.Length == 0)
        {
            _text.Append('\n');
            return this;
        }

        if (_blankPending)
        {
            _blankPending = false;
            if (!text.StartsWith("}", StringComparison.Ordinal) && !_atBlockStart)
            {
                _text.Append('\n');
            }
        }

        _text.Append(' ', _depth * IndentSize).Append(text).Append('\n');
        _atBlockStart = text == "{";
        return this;
    }

    /// <summary>Separates the next line by an empty one, unless it is the first or the last of a block.</summary>
    public SourceWriter Blank()
    {
        _blankPending = true;
        return this;
    }

    /// <summary>Writes a line and a block in braces.</summary>
    public SourceWriter Block(string header, Action body)
    {
        Line(header);
        return Block(body);
    }

    /// <summary>Writes a block in braces.</summary>
    public SourceWriter Block(Action body)
    {
        Line("{");
        _depth++;
        body();
        _depth--;
        return Line("}");
    }

    /// <summary>Writes statements, several to a line as long as the line stays readable.</summary>
    public SourceWriter Statements(IEnumerable<string> statements)
    {
        const int Width = 170;
        var line = new StringBuilder();
        foreach (string statement in statements)
        {
            if (line.Length > 0 && line.Length + 1 + statement.Length > Width)
            {
                Line(line.ToString());
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(statement);
        }

        return line.Length > 0 ? Line(line.ToString()) : this;
    }

    public override string ToString() => _text.ToString();
}
