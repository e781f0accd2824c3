using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>What a layer does with a block of its parameters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ParameterRole
{
    /// <summary>Factors of the layer's inputs.</summary>
    Weight,

    /// <summary>Added to the sums.</summary>
    Bias,

    /// <summary>Factors of the normalized sums.</summary>
    Gain,

    /// <summary>Added to the normalized sums.</summary>
    Shift,
}
