using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>How several threads divide a part of a pass over the rows of a batch.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum PassDivision
{
    /// <summary>Each takes some of the rows.</summary>
    Rows,

    /// <summary>
    /// Each takes all rows, and adds the terms of some inputs of a layer to its sums, after those of the thread before: the order of a sum
    /// is that of its inputs.
    /// </summary>
    Terms,

    /// <summary>Each takes all rows, and computes some of the columns.</summary>
    Columns,
}
