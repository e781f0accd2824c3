namespace AdamKernels.Tests.Training;

/// <summary>Progress that is reported on the thread of the Fit, unlike that of <see cref="Progress{T}"/>.</summary>
internal sealed class ImmediateProgress(Action<EpochResult> report) : IProgress<EpochResult>
{
    public void Report(EpochResult value) => report(value);
}
