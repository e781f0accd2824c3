using System.Text;

namespace AdamKernels.Plots.Tests.Progress;

/// <summary>
/// A terminal that knows what the samples send: text, the two line controls, wrapping on and off, and the erasure of all behind the cursor.
/// </summary>
/// <param name="width">Characters of a row.</param>
internal sealed class Screen(int width) : StringWriter
{
    private readonly List<StringBuilder> _rows = [new()];
    private int _row;
    private bool _wraps = true;

    /// <summary>Where the cursor is in its row.</summary>
    public int Column { get; private set; }

    /// <summary>The rows down to the last one with text.</summary>
    public string[] Rows => [.. _rows.Select(row => row.ToString().TrimEnd()).Reverse().SkipWhile(row => row.Length == 0).Reverse()];

    public override void Write(string? value)
    {
        for (int i = 0; i < value!.Length; i++)
        {
            if (value[i] != '\e')
            {
                Put(value[i]);
                continue;
            }

            string sequence = ((string[])["\e[J", "\e[?7l", "\e[?7h"]).Single(value[i..].StartsWith);
            i += sequence.Length - 1;
            if (sequence != "\e[J")
            {
                _wraps = sequence[^1] == 'h';
                continue;
            }

            _rows.RemoveRange(_row + 1, _rows.Count - _row - 1);
            _rows[_row].Length = Math.Min(_rows[_row].Length, Column);
        }
    }

    public override void WriteLine(string? value) => Write(value + '\n');

    private void Put(char character)
    {
        Assert.True(character is '\r' or '\n' || !char.IsControl(character), "The screen does not know this control character.");
        if (character == '\r')
        {
            Column = 0;
            return;
        }

        if (Column == width && !_wraps)
        {
            Column--;
        }

        if (character == '\n' || Column == width)
        {
            Column = 0;
            if (++_row == _rows.Count)
            {
                _rows.Add(new());
            }
        }

        if (character != '\n')
        {
            StringBuilder row = _rows[_row];
            row.Append(' ', Math.Max(0, Column + 1 - row.Length));
            row[Column++] = character;
        }
    }
}
