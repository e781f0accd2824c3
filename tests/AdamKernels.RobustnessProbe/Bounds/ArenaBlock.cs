using System.Reflection;

namespace AdamKernels.RobustnessProbe.Bounds;

/// <summary>A block of an arena, such as the weights or the outputs of a layer, whose place emitted code reads from fields.</summary>
/// <param name="Fields">The fields with its place; several if blocks share one.</param>
/// <param name="Start">Where it lies in the layout that the generator chose.</param>
/// <param name="Length">Its floats there.</param>
internal sealed record ArenaBlock(FieldInfo[] Fields, int Start, int Length)
{
    /// <summary>The blocks of an arena, in order.</summary>
    /// <param name="fields">Where each starts.</param>
    /// <param name="length">Floats of the arena.</param>
    public static ArenaBlock[] Of(IEnumerable<FieldInfo> fields, int length)
    {
        (int Start, FieldInfo[] Fields)[] starts =
        [
            .. fields.GroupBy(field => (int)(nuint)field.GetValue(null)!, (start, group) => (start, group.ToArray()))
                .OrderBy(block => block.start),
        ];

        // Nothing names the inputs, which come first.
        if (starts.Length == 0 || starts[0].Start > 0)
        {
            starts = [(0, []), .. starts];
        }

        return [.. starts.Select((block, i) =>
            new ArenaBlock(block.Fields, block.Start, (i + 1 < starts.Length ? starts[i + 1].Start : length) - block.Start))];
    }

    /// <summary>The floats that a number of rows take: fewer than all if the block has one row for each sample.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="inputCount">Inputs of a row.</param>
    /// <param name="maxRows">The most rows of a step.</param>
    public int LengthOf(int rows, int inputCount, int maxRows) =>
        Fields.Length == 0 ? rows * inputCount
        : Fields[0].Name.StartsWith("Transposed", StringComparison.Ordinal) ? Length
        : Length < 2 * maxRows ? rows // One number for each row, such as a deviation.
        : Length / maxRows * rows;

    /// <summary>Tells emitted code where the block lies now.</summary>
    public void Place(int start)
    {
        foreach (FieldInfo field in Fields)
        {
            field.SetValue(null, (nuint)start);
        }
    }
}
