using AdamKernels.Generators.Model;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Planning;

/// <summary>Checks whether the buffers of a network can exist, and says what is too large if they cannot.</summary>
internal static class MemoryLimit
{
    private const int FloatsPerOutput = 2;

    /// <summary>What is too large, as the end of a sentence; null if everything fits.</summary>
    public static string? Exceeded(NetworkSpec spec)
    {
        try
        {
            var plan = new NetworkPlan(spec);
            PredictionPlan.ScratchLength(plan, rows: 1);
            return null;
        }
        catch (OverflowException)
        {
            // Memory is planned with checked arithmetic, so an overflow means that a buffer is too large.
            return $"{Describe(spec)}, but a buffer holds at most {Literal.Grouped(BufferLayout.MaxLength)}";
        }
    }

    // In decimal, which holds any sum of products of two sizes exactly.
    private static string Describe(NetworkSpec spec)
    {
        if (Layout(spec) is not { } layout)
        {
            decimal parameters = spec.Layers.Select((layer, i) => Parameters(layer, isFirst: i == 0)).Sum();
            return $"its parameters take {Literal.Grouped(parameters)} floats or more with the padding of their rows";
        }

        decimal inputs = (decimal)spec.MaxBatchSize * spec.InputCount;
        decimal activations = (decimal)spec.MaxBatchSize * FloatsPerOutput * spec.Layers.Sum(layer => Pad(layer.Outputs));
        decimal transposed = layout.Layers.Where(layer => layer.InputGradient == InputGradientForm.FromTransposed)
            .Sum(layer => layer.Spec.Outputs * Pad(layer.Spec.Inputs));
        return $"a batch of {Literal.Count(spec.MaxBatchSize, "sample")} takes {Literal.Grouped(inputs)} floats for its inputs and "
            + $"{Literal.Grouped(activations)} or more for the activations and their gradients"
            + (transposed > 0 ? $", besides {Literal.Grouped(transposed)} or more for transposed weights" : "");
    }

    private static BufferLayout? Layout(NetworkSpec spec)
    {
        try
        {
            return BufferLayout.Create(spec);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal Parameters(LayerSpec layer, bool isFirst)
    {
        bool byInput = BufferLayout.ChooseLayout(layer, isFirst) == WeightLayout.InputMajor;
        decimal weights = byInput ? layer.Inputs * Pad(layer.Outputs) : layer.Outputs * Pad(layer.Inputs);
        return weights + layer.Vectors.Count * Pad(layer.Outputs);
    }

    private static decimal Pad(int length) => Math.Ceiling((decimal)length / BufferLayout.Alignment) * BufferLayout.Alignment;
}
