using AdamKernels;

namespace SampleKit.Reporting;

/// <summary>A column of the table of epochs, aligned to the right.</summary>
/// <param name="Title">Its title where there is room.</param>
/// <param name="ShortTitle">Its title in a narrow terminal.</param>
/// <param name="MinWidth">The width of its longest value.</param>
/// <param name="Text">Its value for an epoch that ended at a time of the training, or at one that is not known.</param>
internal sealed record EpochColumn(string Title, string ShortTitle, int MinWidth, Func<EpochResult, TimeSpan?, string> Text)
{
    /// <summary>Whether the column says anything, by the first epoch.</summary>
    public Func<EpochResult, bool> Exists { get; init; } = _ => true;
}
