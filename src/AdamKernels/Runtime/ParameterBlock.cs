using System.ComponentModel;

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

    private bool IsContiguous => Stride == (IsTransposed ? Rows : Columns);

    /// <summary>The values of one row in the buffer.</summary>
    internal Span<float> StoredRow(Span<float> buffer, int row) => buffer.Slice(Offset + row * Stride, StoredWidth);

    /// <summary>Copies the values out, in canonical order.</summary>
    /// <param name="buffer">The whole buffer.</param>
    /// <param name="canonical">Receives <see cref="Count"/> values.</param>
    internal void CopyTo(ReadOnlySpan<float> buffer, Span<float> canonical)
    {
        ReadOnlySpan<float> stored = buffer[Offset..];
        for (int row = 0; row < Rows; row++)
        {
            Span<float> values = canonical.Slice(row * Columns, Columns);
            if (!IsTransposed)
            {
                stored.Slice(row * Stride, Columns).CopyTo(values);
                continue;
            }

            for (int column = 0; column < Columns; column++)
            {
                values[column] = stored[column * Stride + row];
            }
        }
    }

    /// <summary>Copies the values in, from canonical order. Padding is left alone.</summary>
    /// <param name="canonical">At least <see cref="Count"/> values.</param>
    /// <param name="buffer">The whole buffer.</param>
    internal void CopyFrom(ReadOnlySpan<float> canonical, Span<float> buffer)
    {
        Span<float> stored = buffer[Offset..];
        for (int row = 0; row < Rows; row++)
        {
            ReadOnlySpan<float> values = canonical.Slice(row * Columns, Columns);
            if (!IsTransposed)
            {
                values.CopyTo(stored.Slice(row * Stride, Columns));
                continue;
            }

            for (int column = 0; column < Columns; column++)
            {
                stored[column * Stride + row] = values[column];
            }
        }
    }
}
