namespace AdamKernels.Onnx.Writing;

/// <summary>ONNX's operator sets that have what networks need, and the version of the file format that goes with each.</summary>
internal static class OperatorSets
{
    /// <summary>The set of a network of which no operator is newer.</summary>
    public const int Lowest = 13;

    /// <summary>The first set with HardSwish.</summary>
    public const int HardSwish = 14;

    /// <summary>The first set with LayerNormalization.</summary>
    public const int LayerNormalization = 17;

    /// <summary>The first set with Mish.</summary>
    public const int Mish = 18;

    /// <summary>The first set with Gelu.</summary>
    public const int Gelu = 20;

    /// <summary>The first set with RMSNormalization.</summary>
    public const int RmsNormalization = 23;

    /// <summary>The version of the file format that was the current one when a set was published.</summary>
    public static int FormatOf(int operatorSet) => operatorSet switch
    {
        <= 14 => 7,
        <= 18 => 8,
        <= 20 => 9,
        <= 22 => 10,
        _ => 11,
    };
}
