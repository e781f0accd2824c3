using AdamKernels.Generators.Planning.Program;

namespace AdamKernels.Generators.Planning;

/// <summary>A run of parameters that are updated with the same learning rate.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="Work">The parameters on the line of work that threads share.</param>
/// <param name="LearningRateFactor">What the learning rate is multiplied by.</param>
internal readonly record struct UpdateRange(NamedBuffer Start, WorkRange Work, double LearningRateFactor)
{
    private int End => Start.Offset + Work.Length;

    /// <summary>The runs of a network, each as long as possible. Layers that are not trained are in none.</summary>
    public static IReadOnlyList<UpdateRange> Of(IEnumerable<LayerPlan> layers)
    {
        var ranges = new List<UpdateRange>();
        foreach (LayerPlan layer in layers.Where(layer => layer.IsTrained))
        {
            var range = new UpdateRange(
                layer.Product.Weights, new WorkRange(layer.WorkStart, layer.Layout.ParameterLength), layer.Spec.LearningRateFactor);
            int last = ranges.Count - 1;
            if (last >= 0 && ranges[last].LearningRateFactor == range.LearningRateFactor && ranges[last].End == range.Start.Offset)
            {
                ranges[last] = ranges[last] with { Work = ranges[last].Work.Joined(range.Work) };
            }
            else
            {
                ranges.Add(range);
            }
        }

        return ranges;
    }
}
