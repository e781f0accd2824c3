using AdamKernels.Onnx.Algebra;
using AdamKernels.Onnx.Stages;

namespace AdamKernels.Onnx.Reading;

/// <summary>The steps of a graph from an input to an output, which are read one after the other.</summary>
internal sealed class Chain
{
    /// <summary>More than any program writes for a standardization.</summary>
    private const int MaxScaleSteps = 8;

    private readonly Expression[] _steps;
    private int _index;

    /// <summary>Finds the steps that lead to an output.</summary>
    /// <param name="output">The output.</param>
    public Chain(Expression output)
    {
        var steps = new List<Expression>();
        for (Expression? step = output; step is not null; step = step.Previous)
        {
            steps.Add(step);
        }

        steps.Reverse();
        _steps = [.. steps];
    }

    /// <summary>The step to read; null at the end.</summary>
    public Expression? Current => _index < _steps.Length ? _steps[_index] : null;

    /// <summary>The value to which the current layer is applied.</summary>
    public Expression? LayerInput { get; set; }

    /// <summary>Goes on to the next step.</summary>
    public void MoveNext() => _index++;

    /// <summary>The current step, which must be of a type.</summary>
    /// <param name="expected">What is expected, for the message.</param>
    /// <exception cref="OnnxException">It is of another one.</exception>
    public T Expect<T>(string expected)
        where T : Expression => Current as T ?? throw Mismatch(expected);

    /// <summary>The error that the current step is another one than expected.</summary>
    public OnnxException Mismatch(string expected) => Current is { } current
        ? OnnxException.At(current.Node, $"expected {expected}, but found {current.Description}.")
        : OnnxException.At(_steps[^1].Node, $"expected {expected} after {_steps[^1].Description}, but the graph ends there.");

    /// <summary>Checks that the current step is the input of a network.</summary>
    /// <exception cref="OnnxException">It is not.</exception>
    public void ReadInput(int width)
    {
        string expected = $"an input of [batch, {width}]";
        var input = Expect<InputValue>(expected);
        if (input.Width != width || !input.IsMatrix)
        {
            string found = input.IsMatrix ? Text.Count(input.Width, "column") : "another number of dimensions";
            throw OnnxException.At(input.Node, $"expected {expected}, but {input.Description} has {found}.");
        }

        MoveNext();
    }

    /// <summary>Checks that all steps were read.</summary>
    /// <exception cref="OnnxException">There are more.</exception>
    public void ReadEnd()
    {
        if (Current is not null)
        {
            throw Mismatch("the end of the graph");
        }
    }

    /// <summary>Reads the standardization that the next steps are; the identity if there are none.</summary>
    /// <param name="width">Number of columns.</param>
    /// <param name="fold">Computes the mean and the deviation of a column from the steps.</param>
    /// <exception cref="OnnxException">They are none.</exception>
    public Standardization ReadScale(int width, Func<List<ScaledValue>, int, (double Mean, double Deviation)> fold)
    {
        var scaled = new List<ScaledValue>();
        while (Current is ScaledValue step && step.Columns.Count == width && scaled.Count < MaxScaleSteps)
        {
            scaled.Add(step);
            MoveNext();
        }

        (double Mean, double Deviation)[] columns = [.. Enumerable.Range(0, width).Select(i => fold(scaled, i))];
        try
        {
            return new Standardization(
                [.. columns.Select(column => (float)column.Mean)], [.. columns.Select(column => (float)column.Deviation)]);
        }
        catch (ArgumentException)
        {
            throw OnnxException.At(
                scaled[^1].Node, "expected a standardization: finite means, and deviations that are positive and finite.");
        }
    }

    /// <summary>Copies a constant row of the current step out. A single number stands for all columns.</summary>
    /// <exception cref="OnnxException">A number is not finite.</exception>
    public void Copy(Tensor row, Span<float> destination)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = row.GetFloat(row.Count == 1 ? 0 : i);
        }

        CheckFinite(destination, row.Name);
    }

    /// <summary>Checks numbers of the current step.</summary>
    /// <exception cref="OnnxException">One is not finite.</exception>
    public void CheckFinite(ReadOnlySpan<float> values, string name)
    {
        if (CanonicalParameters.FindNonFinite(values) is { } index)
        {
            throw OnnxException.At(
                Current!.Node, $"expected finite numbers in {Text.Quote(name)}, but found {Text.Number(values[index])} at index {index}.");
        }
    }
}
