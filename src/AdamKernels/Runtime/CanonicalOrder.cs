namespace AdamKernels.Runtime;

/// <summary>
/// Copies between a buffer in the kernels' layout and the canonical order in which parameters leave the library: for each layer the
/// weights as [output, input], then the biases, without padding, as PyTorch's <c>nn.Linear</c> lays them out; for a normalized layer then the
/// gains and the shifts, as its <c>nn.LayerNorm</c> does.
/// </summary>
internal static class CanonicalOrder
{
    public static void CopyTo(NetworkDescription description, ReadOnlySpan<float> buffer, Span<float> canonical)
    {
        foreach (LayerDescription layer in description.Layers)
        {
            int weights = layer.Inputs * layer.Outputs;
            CopyWeights(layer, buffer, canonical[..weights]);
            buffer.Slice(layer.BiasOffset, layer.Outputs).CopyTo(canonical[weights..]);
            canonical = canonical[(weights + layer.Outputs)..];
            if (layer.IsNormalized)
            {
                buffer.Slice(layer.GainOffset, layer.Outputs).CopyTo(canonical);
                buffer.Slice(layer.ShiftOffset, layer.Outputs).CopyTo(canonical[layer.Outputs..]);
                canonical = canonical[(2 * layer.Outputs)..];
            }
        }
    }

    public static void CopyFrom(NetworkDescription description, ReadOnlySpan<float> canonical, Span<float> buffer)
    {
        // The padding too: values that were not finite may have reached it, where nobody else could remove them.
        buffer.Clear();
        foreach (LayerDescription layer in description.Layers)
        {
            int weights = layer.Inputs * layer.Outputs;
            for (int output = 0; output < layer.Outputs; output++)
            {
                ReadOnlySpan<float> row = canonical.Slice(output * layer.Inputs, layer.Inputs);
                if (layer.Layout == WeightLayout.OutputMajor)
                {
                    row.CopyTo(buffer[(layer.WeightOffset + output * layer.WeightStride)..]);
                    continue;
                }

                for (int input = 0; input < layer.Inputs; input++)
                {
                    buffer[layer.WeightOffset + input * layer.WeightStride + output] = row[input];
                }
            }

            canonical.Slice(weights, layer.Outputs).CopyTo(buffer[layer.BiasOffset..]);
            canonical = canonical[(weights + layer.Outputs)..];
            if (layer.IsNormalized)
            {
                canonical[..layer.Outputs].CopyTo(buffer[layer.GainOffset..]);
                canonical.Slice(layer.Outputs, layer.Outputs).CopyTo(buffer[layer.ShiftOffset..]);
                canonical = canonical[(2 * layer.Outputs)..];
            }
        }
    }

    /// <summary>Copies one layer's weights as [output, input].</summary>
    public static void CopyWeights(LayerDescription layer, ReadOnlySpan<float> buffer, Span<float> canonical)
    {
        for (int output = 0; output < layer.Outputs; output++)
        {
            Span<float> row = canonical.Slice(output * layer.Inputs, layer.Inputs);
            if (layer.Layout == WeightLayout.OutputMajor)
            {
                buffer.Slice(layer.WeightOffset + output * layer.WeightStride, layer.Inputs).CopyTo(row);
                continue;
            }

            for (int input = 0; input < layer.Inputs; input++)
            {
                row[input] = buffer[layer.WeightOffset + input * layer.WeightStride + output];
            }
        }
    }
}
