namespace AdamKernels.Data;

/// <summary>Samples to train or test with: a row of inputs for each, and its targets or its label.</summary>
/// <remarks>The arrays are the set's own storage, without copies: what a program writes to them, the set has.</remarks>
public sealed class DataSet
{
    /// <summary>Creates a set.</summary>
    /// <param name="inputs">The inputs, row by row.</param>
    /// <param name="inputCount">Number of inputs of a row, at least 1.</param>
    /// <exception cref="ArgumentException">The inputs are not whole rows.</exception>
    public DataSet(float[] inputs, int inputCount)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputCount, 1);
        if (inputs.Length % inputCount != 0)
        {
            throw new ArgumentException($"Expected whole rows of {inputCount} inputs, but got {inputs.Length} values.", nameof(inputs));
        }

        Inputs = inputs;
        InputCount = inputCount;
        Count = inputs.Length / inputCount;
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Number of inputs of a row.</summary>
    public int InputCount { get; }

    /// <summary>Number of targets of a row.</summary>
    public int TargetCount => Count == 0 ? TargetNames.Count : Targets.Length / Count;

    /// <summary>The inputs, row by row: <see cref="Count"/> × <see cref="InputCount"/> values.</summary>
    public float[] Inputs { get; }

    /// <summary>The targets, row by row: <see cref="Count"/> × <see cref="TargetCount"/> values; empty if there are none.</summary>
    /// <exception cref="ArgumentException">The targets are not as many for every row.</exception>
    public float[] Targets
    {
        get;
        init => field = value.Length % Math.Max(Count, 1) == 0 && (Count > 0 || value.Length == 0)
            ? value
            : throw new ArgumentException($"Expected targets for {Count} rows, but got {value.Length} values.", nameof(value));
    } = [];

    /// <summary>The class of each row, from 0; empty if there are none.</summary>
    /// <exception cref="ArgumentException">There is not one label for each row.</exception>
    public int[] Labels
    {
        get;
        init => field = value.Length == 0 || value.Length == Count
            ? value
            : throw new ArgumentException($"Expected {Count} labels, one for each row, but got {value.Length}.", nameof(value));
    } = [];

    /// <summary>What each input is, for example "city=Bern"; empty if they have no names.</summary>
    /// <exception cref="ArgumentException">There is not one name for each input.</exception>
    public IReadOnlyList<string> InputNames
    {
        get;
        init => field = value.Count == 0 || value.Count == InputCount
            ? value
            : throw new ArgumentException($"Expected {InputCount} names of inputs, but got {value.Count}.", nameof(value));
    } = [];

    /// <summary>What each target is; empty if they have no names.</summary>
    public IReadOnlyList<string> TargetNames { get; init; } = [];

    /// <summary>What each label means; empty if the classes have no names.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>
    /// Splits the rows at random into three parts. The same seed makes the same parts on every machine: the rows are shuffled by
    /// <see cref="DeterministicRandom"/>.
    /// </summary>
    /// <param name="training">The fraction to train with, at least 0.</param>
    /// <param name="validation">The fraction for validation, at least 0.</param>
    /// <param name="test">The fraction to test with, at least 0.</param>
    /// <param name="seed">Any value.</param>
    /// <param name="stratify">Whether each class is divided in these proportions too, as closely as whole rows allow.</param>
    /// <returns>Parts whose sizes differ from the fractions by less than a row, each in random order. Small sets may leave a part empty.
    /// </returns>
    /// <exception cref="ArgumentException">A fraction is negative or they do not add up to 1.</exception>
    /// <exception cref="InvalidOperationException">The set has no labels to stratify by.</exception>
    public DataSplit Split(double training, double validation, double test, ulong seed, bool stratify = false)
    {
        double sum = training + validation + test;
        if (!(training >= 0 && validation >= 0 && test >= 0 && Math.Abs(sum - 1) < 1e-9))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected fractions of at least 0 that add up to 1, but got {training}, {validation} and {test}."));
        }

        if (stratify && Labels.Length == 0 && Count > 0)
        {
            throw new InvalidOperationException("Expected labels to stratify by, but the set has none.");
        }

        int[][] parts = SplitRows.Deal(Count, [training, validation, test], stratify ? Labels : [], seed);
        return new DataSplit(Select(parts[0]), Select(parts[1]), Select(parts[2]));
    }

    /// <summary>Copies rows to a new set.</summary>
    /// <param name="rows">The numbers of the rows, from 0, in the order of the new set.</param>
    /// <returns>The new set, with the same names.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public DataSet Select(ReadOnlySpan<int> rows)
    {
        foreach (int row in rows)
        {
            if ((uint)row >= (uint)Count)
            {
                throw new ArgumentOutOfRangeException(nameof(rows), row, $"Expected rows from 0 to {Count - 1}, but got {row}.");
            }
        }

        return new DataSet(Copy(Inputs, rows), InputCount)
        {
            Targets = Copy(Targets, rows),
            Labels = Copy(Labels, rows),
            InputNames = InputNames,
            TargetNames = TargetNames,
            ClassNames = ClassNames,
        };
    }

    /// <summary>The size of the set, for people.</summary>
    /// <returns>For example "150 rows of 4 inputs, with labels of 3 classes".</returns>
    public override string ToString()
    {
        string targets = Targets.Length == 0 ? "" : $" and {Plural.Of(TargetCount, "target")}";
        string labels = Labels.Length == 0 ? ""
            : ClassNames.Count == 0 ? ", with labels"
            : $", with labels of {(ClassNames.Count == 1 ? "1 class" : $"{ClassNames.Count} classes")}";
        return $"{Plural.Of(Count, "row")} of {Plural.Of(InputCount, "input")}{targets}{labels}";
    }

    private T[] Copy<T>(T[] values, ReadOnlySpan<int> rows)
    {
        int width = Count == 0 ? 0 : values.Length / Count;
        var copy = new T[rows.Length * width];
        for (int i = 0; i < rows.Length; i++)
        {
            values.AsSpan(rows[i] * width, width).CopyTo(copy.AsSpan(i * width));
        }

        return copy;
    }
}
