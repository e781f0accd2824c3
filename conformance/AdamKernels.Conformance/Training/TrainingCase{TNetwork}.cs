using System.Reflection;

namespace AdamKernels.Conformance;

/// <inheritdoc cref="TrainingCase"/>
/// <param name="create">Makes a network from a seed.</param>
public sealed class TrainingCase<TNetwork>(Func<ulong, TNetwork> create) : TrainingCase
    where TNetwork : class, INetwork<TNetwork>
{
    /// <inheritdoc/>
    public override Type Network => typeof(TNetwork);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Run(RunOptions options)
    {
        var report = new Report<TNetwork>(options.Workers);
        var session = new Session<TNetwork>(create, options, report);
        if (typeof(TNetwork).GetCustomAttribute<FitAttribute>() is { } fit)
        {
            session.Fit(fit);
        }
        else
        {
            session.Loop();
        }

        return report.Lines;
    }
}
