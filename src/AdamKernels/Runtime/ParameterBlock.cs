using System.ComponentModel;
using System.Runtime.InteropServices;

namespace AdamKernels.Runtime;

/// <summary>
/// One array of a network's parameters, such as the weights of a layer: its shape in canonical order, its place in the parameter buffer,
/// and how it starts. Gradients and optimizer states have the same layout.
/// </summary>
/// <param name="Role">What the layer does with it.</param>
/// <param name="Name">The name that it has in PyTorch's <c>nn.Sequential</c>, such as <c>0.weight</c>.</param>
/// <param name="Rows">Rows in canonical order: the outputs of weights; 1 for a vector.</param>
/// <param name="Columns">Columns in canonical order: the inputs of weights; the length of a vector.</param>
/// <param name="Offset">
/// The first value, in floats from the start of the buffer; a multiple of <see cref="AlignedBuffer.Alignment"/>.
/// </param>
/// <param name="Stride">Floats from one stored row to the next. The floats between rows are padding, which is zero.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ParameterBlock(ParameterRole Role, string Name, int Rows, int Columns, int Offset, int Stride)
{
    /// <summary>Whether the buffer has a row for each column.</summary>
    public bool IsTransposed { get; init; }

    /// <summary>How the values start.</summary>
    public Initializer Initializer { get; init; }

    /// <summary>The value of <see cref="Initializer.Constant"/>.</summary>
    public float InitialValue { get; init; }

    /// <summary>Whether training changes the values.</summary>
    public bool IsTrained { get; init; } = true;

    /// <summary>The factor of the learning rate.</summary>
    public double LearningRateFactor { get; init; } = 1;

    /// <summary>Number of parameters.</summary>
    public int Count => Rows * Columns;

    /// <summary>Rows in the buffer. Rows without padding between them count as one.</summary>
    internal int StoredRows => IsContiguous ? 1 : IsTransposed ? Columns : Rows;

    /// <summary>Values of one row in the buffer.</summary>
    internal int StoredWidth => IsContiguous ? Count : IsTransposed ? Rows : Columns;

    /// <summary>Floats from the first value to the last, with the padding between them.</summary>
    private int StoredLength => IsTransposed ? (Columns - 1) * Stride + Rows : (Rows - 1) * Stride + Columns;

    private bool IsContiguous => Stride == (IsTransposed ? Rows : Columns);

    /// <summary>The values of one row in the buffer.</summary>
    internal Span<float> StoredRow(Span<float> buffer, int row) => buffer.Slice(Offset + row * Stride, StoredWidth);

    /// <summary>Whether its shape has two dimensions: that of weights, also if there is a single row.</summary>
    internal bool IsMatrix => Role == ParameterRole.Weight;

    /// <summary>Copies the values out, in canonical order.</summary>
    /// <param name="buffer">The whole buffer.</param>
    /// <param name="canonical">Receives <see cref="Count"/> values.</param>
    internal void CopyTo(ReadOnlySpan<float> buffer, Span<float> canonical) => CopyTo(buffer, 0, Rows, 0, Columns, canonical);

    /// <summary>Copies some of the values out, in canonical order.</summary>
    /// <param name="buffer">The whole buffer.</param>
    /// <param name="row">The first row.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="column">The first column.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="canonical">Receives the values, one row after the other.</param>
    internal void CopyTo(ReadOnlySpan<float> buffer, int row, int rows, int column, int columns, Span<float> canonical)
    {
        ReadOnlySpan<float> stored = buffer[Offset..];
        canonical = canonical[..(rows * columns)];
        if (IsTransposed)
        {
            ref float from = ref MemoryMarshal.GetReference(stored.Slice(column * Stride + row, (columns - 1) * Stride + rows));
            Transposition.Transpose(ref from, columns, rows, Stride, ref MemoryMarshal.GetReference(canonical), columns);
            return;
        }

        for (int i = 0; i < rows; i++)
        {
            stored.Slice((row + i) * Stride + column, columns).CopyTo(canonical[(i * columns)..]);
        }
    }

    /// <summary>Copies the values in, from canonical order. Padding is left alone.</summary>
    /// <param name="canonical">At least <see cref="Count"/> values.</param>
    /// <param name="buffer">The whole buffer.</param>
    internal void CopyFrom(ReadOnlySpan<float> canonical, Span<float> buffer)
    {
        if (IsTransposed)
        {
            ref float from = ref MemoryMarshal.GetReference(canonical[..Count]);
            ref float to = ref MemoryMarshal.GetReference(buffer.Slice(Offset, StoredLength));
            Transposition.Transpose(ref from, Rows, Columns, Columns, ref to, Stride);
            return;
        }

        for (int row = 0; row < Rows; row++)
        {
            CopyRowFrom(row, canonical.Slice(row * Columns, Columns), buffer);
        }
    }

    /// <summary>Copies one row of the canonical order in.</summary>
    /// <param name="row">Which row.</param>
    /// <param name="values">Its <see cref="Columns"/> values.</param>
    /// <param name="buffer">The whole buffer.</param>
    internal void CopyRowFrom(int row, ReadOnlySpan<float> values, Span<float> buffer)
    {
        Span<float> stored = buffer.Slice(Offset, StoredLength);
        if (!IsTransposed)
        {
            values.CopyTo(stored.Slice(row * Stride, Columns));
            return;
        }

        for (int column = 0; column < values.Length; column++)
        {
            stored[column * Stride + row] = values[column];
        }
    }
}
