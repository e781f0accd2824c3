namespace AdamKernels.Generators.Planning;

/// <summary>A run of parameters that are updated with the same learning rate, in floats of the parameter buffer.</summary>
/// <param name="Offset">Its first float.</param>
/// <param name="Length">Its length.</param>
/// <param name="LearningRateFactor">What the learning rate is multiplied by.</param>
internal readonly record struct UpdateRange(int Offset, int Length, double LearningRateFactor)
{
    /// <summary>The runs of a network, each as long as it can be; layers that are not trained are in none.</summary>
    public static IReadOnlyList<UpdateRange> Of(BufferLayout layout)
    {
        var ranges = new List<UpdateRange>();
        foreach (LayerLayout layer in layout.Layers.Where(layer => !layer.Spec.IsFrozen))
        {
            var range = new UpdateRange(layer.WeightOffset, layer.ParameterLength, layer.Spec.LearningRateFactor);
            int last = ranges.Count - 1;
            if (last >= 0 && ranges[last].LearningRateFactor == range.LearningRateFactor && ranges[last].Offset + ranges[last].Length == range.Offset)
            {
                ranges[last] = ranges[last] with { Length = ranges[last].Length + range.Length };
            }
            else
            {
                ranges.Add(range);
            }
        }

        return ranges;
    }
}
