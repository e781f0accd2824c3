namespace AdamKernels.Onnx.Algebra;

/// <summary>How a number is combined with a column.</summary>
internal enum ColumnOperation
{
    /// <summary>The number is added.</summary>
    Add,

    /// <summary>The number is subtracted.</summary>
    Subtract,

    /// <summary>The column is multiplied by the number.</summary>
    Multiply,

    /// <summary>The column is divided by the number.</summary>
    Divide,
}
