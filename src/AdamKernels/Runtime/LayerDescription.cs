using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>A layer: its shape, and its parameters.</summary>
/// <param name="Inputs">Number of inputs.</param>
/// <param name="Outputs">Number of outputs.</param>
/// <param name="Activation">The function applied to the sums.</param>
/// <param name="Blocks">The parameters, in canonical order.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LayerDescription(int Inputs, int Outputs, Activation Activation, ParameterBlock[] Blocks)
{
    /// <summary>The fraction of the outputs that training drops.</summary>
    public double Dropout { get; init; }

    /// <summary>Whether the fraction can be set between steps.</summary>
    public bool HasAdjustableDropout { get; init; }

    /// <summary>Whether the inputs are added to the outputs.</summary>
    public bool IsResidual { get; init; }

    /// <summary>Number of parameters.</summary>
    public int ParameterCount => Blocks.Sum(block => block.Count);

    /// <summary>The block with a role; null if the layer has none.</summary>
    public ParameterBlock? Find(ParameterRole role)
    {
        foreach (ParameterBlock block in Blocks)
        {
            if (block.Role == role)
            {
                return block;
            }
        }

        return null;
    }
}
