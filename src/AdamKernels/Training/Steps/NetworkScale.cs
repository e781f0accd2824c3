using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>How a network standardizes its inputs and targets: what it declares, and what was set or learned.</summary>
internal sealed class NetworkScale(INetwork network, NetworkDescription description, bool assumesIdentity = false)
{
    private readonly Standardization? _inputs =
        assumesIdentity && description.StandardizesInputs ? Standardization.Identity(description.InputCount) : null;

    private readonly Standardization? _targets =
        assumesIdentity && description.StandardizesTargets ? Standardization.Identity(description.OutputCount) : null;

    /// <summary>The standardization of the inputs; null if the network declares none.</summary>
    /// <exception cref="InvalidOperationException">It is declared, but was neither set nor learned.</exception>
    public Standardization? Inputs => description.StandardizesInputs
        ? _inputs ?? Prediction.Require(network.InputStandardization, nameof(INetwork.InputStandardization))
        : null;

    /// <summary>The standardization of the targets; null if the network declares none.</summary>
    /// <exception cref="InvalidOperationException">It is declared, but was neither set nor learned.</exception>
    public Standardization? Targets => description.StandardizesTargets
        ? _targets ?? Prediction.Require(network.TargetStandardization, nameof(INetwork.TargetStandardization))
        : null;

    /// <summary>What there is now; null for each that is missing.</summary>
    public (Standardization? Inputs, Standardization? Targets) Current => (network.InputStandardization, network.TargetStandardization);

    /// <summary>Checks that what the network declares was set or learned.</summary>
    /// <exception cref="InvalidOperationException">It was not.</exception>
    public void Check() => _ = (Inputs, Targets);

    /// <summary>Learns what the network declares and nobody has set.</summary>
    /// <param name="set">The samples.</param>
    /// <param name="rows">Those to learn from; a weight of 0 leaves one out.</param>
    /// <exception cref="ArgumentException">An input or a target is not finite.</exception>
    public void Learn(SampleSet set, ReadOnlySpan<int> rows)
    {
        bool learnsInputs = description.StandardizesInputs && network.InputStandardization is null;
        bool learnsTargets = description.StandardizesTargets && network.TargetStandardization is null;
        if (!learnsInputs && !learnsTargets)
        {
            return;
        }

        // Both before either is set: what throws leaves the network as it was.
        ReadOnlySpan<int> counted = WithWeight(set, rows);
        Standardization? inputs = learnsInputs ? Standardization.Learn(set.Inputs, description.InputCount, counted, "inputs") : null;
        Standardization? targets =
            learnsTargets ? Standardization.Learn(set.Targets.Values, description.OutputCount, counted, "targets") : null;
        if (learnsInputs)
        {
            network.InputStandardization = inputs;
        }

        if (learnsTargets)
        {
            network.TargetStandardization = targets;
        }
    }

    private static ReadOnlySpan<int> WithWeight(SampleSet set, ReadOnlySpan<int> rows)
    {
        if (set.Targets.Weights.IsEmpty)
        {
            return rows;
        }

        var counted = new List<int>();
        foreach (int row in rows)
        {
            if (set.Targets.Weights[row] > 0)
            {
                counted.Add(row);
            }
        }

        return counted.ToArray();
    }
}
