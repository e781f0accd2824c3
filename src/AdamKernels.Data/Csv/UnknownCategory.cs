namespace AdamKernels.Data;

/// <summary>What happens to a category that is neither given nor learned.</summary>
public enum UnknownCategory
{
    /// <summary>It is a <see cref="DataFormatException"/>.</summary>
    Error,

    /// <summary>It counts as "other": a further input of the column is 1.</summary>
    Other,

    /// <summary>All inputs of the column are 0.</summary>
    Zeros,
}
