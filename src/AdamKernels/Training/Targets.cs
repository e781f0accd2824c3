using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>
/// What the outputs of samples should be: a row of targets per sample, or the class of each sample as a label; optionally with the weight
/// of each sample.
/// </summary>
/// <remarks>
/// Arrays and spans convert by themselves: floats are targets, ints are labels. A collection expression always makes targets, so that
/// <c>[1, 2]</c> never turns into labels by accident; <see cref="FromLabels"/> takes labels from anything.
/// </remarks>
[CollectionBuilder(typeof(Targets), nameof(FromValues))]
public readonly ref struct Targets
{
    private Targets(ReadOnlySpan<float> values, ReadOnlySpan<int> labels, bool areLabels, ReadOnlySpan<float> weights)
    {
        Values = values;
        Labels = labels;
        AreLabels = areLabels;
        Weights = weights;
    }

    /// <summary>One row of targets per sample; empty if there are labels.</summary>
    public ReadOnlySpan<float> Values { get; }

    /// <summary>The class of each sample, from 0; empty if there are rows of targets.</summary>
    public ReadOnlySpan<int> Labels { get; }

    /// <summary>The weight of each sample in the loss; empty if all are 1.</summary>
    public ReadOnlySpan<float> Weights { get; }

    /// <summary>Whether each sample has a label instead of a row of targets.</summary>
    public bool AreLabels { get; }

    /// <summary>Targets without weights.</summary>
    /// <param name="values">One row of targets per sample.</param>
    public static Targets FromValues(ReadOnlySpan<float> values) => new(values, [], areLabels: false, []);

    /// <summary>Labels, for softmax cross-entropy.</summary>
    /// <param name="labels">The class of each sample, from 0.</param>
    public static Targets FromLabels(ReadOnlySpan<int> labels) => new([], labels, areLabels: true, []);

    /// <summary>The same targets with a weight for each sample.</summary>
    /// <remarks>
    /// The loss becomes Σ weight · loss / Σ weight over the samples of a batch, so that a weight of 2 counts as the sample twice, and a
    /// weight of 0 leaves it out, whatever its targets are; its inputs must still be finite. Nothing is learned from a batch whose weights
    /// are all 0, and its loss is 0; a set of such samples is refused.
    /// </remarks>
    /// <param name="weights">One weight per sample, at least 0 and finite; an empty span for weights of 1.</param>
    public Targets WithWeights(ReadOnlySpan<float> weights) => new(Values, Labels, AreLabels, weights);

    /// <summary>The values, for collection expressions.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ReadOnlySpan<float>.Enumerator GetEnumerator() => Values.GetEnumerator();

    /// <summary>Targets without weights.</summary>
    public static implicit operator Targets(ReadOnlySpan<float> values) => FromValues(values);

    /// <inheritdoc cref="op_Implicit(ReadOnlySpan{float})"/>
    public static implicit operator Targets(Span<float> values) => FromValues(values);

    /// <inheritdoc cref="op_Implicit(ReadOnlySpan{float})"/>
    public static implicit operator Targets(float[] values) => FromValues(values);

    /// <summary>Labels without weights.</summary>
    public static implicit operator Targets(ReadOnlySpan<int> labels) => FromLabels(labels);

    /// <inheritdoc cref="op_Implicit(ReadOnlySpan{int})"/>
    public static implicit operator Targets(Span<int> labels) => FromLabels(labels);

    /// <inheritdoc cref="op_Implicit(ReadOnlySpan{int})"/>
    public static implicit operator Targets(int[] labels) => FromLabels(labels);

    /// <summary>Some consecutive samples.</summary>
    /// <param name="start">The first sample.</param>
    /// <param name="count">Number of samples.</param>
    /// <param name="width">Targets per sample.</param>
    internal Targets Slice(int start, int count, int width) => new(
        AreLabels ? [] : Values.Slice(start * width, count * width),
        AreLabels ? Labels.Slice(start, count) : [],
        AreLabels,
        Weights.IsEmpty ? [] : Weights.Slice(start, count));
}
