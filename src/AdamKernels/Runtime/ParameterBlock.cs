namespace AdamKernels.Runtime;

/// <summary>Rows of parameters in the kernels' layout. What lies between the rows is padding, which must not reach a result.</summary>
/// <param name="Offset">First value, in floats from the start of the buffer; a multiple of <see cref="AlignedBuffer.Alignment"/>.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Width">Values of one row.</param>
/// <param name="Stride">Floats from one row to the next.</param>
internal readonly record struct ParameterBlock(int Offset, int Rows, int Width, int Stride)
{
    /// <summary>The blocks of all layers in the order of the buffer, as few as possible: rows without padding between them are one row.</summary>
    public static ParameterBlock[] Of(LayerDescription[] layers)
    {
        var blocks = new List<ParameterBlock>();
        foreach (LayerDescription layer in layers)
        {
            (int rows, int width) = layer.Layout == WeightLayout.InputMajor ? (layer.Inputs, layer.Outputs) : (layer.Outputs, layer.Inputs);
            Add(layer.WeightOffset, rows, width, layer.WeightStride);
            Add(layer.BiasOffset, 1, layer.Outputs, layer.Outputs);
            if (layer.IsNormalized)
            {
                Add(layer.GainOffset, 1, layer.Outputs, layer.Outputs);
                Add(layer.ShiftOffset, 1, layer.Outputs, layer.Outputs);
            }
        }

        return [.. blocks];

        void Add(int offset, int rows, int width, int stride)
        {
            if (width != stride)
            {
                blocks.Add(new ParameterBlock(offset, rows, width, stride));
                return;
            }

            int length = rows * width;
            if (blocks is [.., { Rows: 1 } last] && last.Offset + last.Width == offset)
            {
                (offset, length) = (last.Offset, last.Width + length);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(new ParameterBlock(offset, 1, length, length));
        }
    }

    /// <summary>The values of one row.</summary>
    public Span<float> Row(Span<float> buffer, int row) => buffer.Slice(Offset + row * Stride, Width);
}
