using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>How a network standardizes its inputs and targets: what it declares, and what was set or learned.</summary>
internal sealed class NetworkScale(INetwork network, NetworkDescription description)
{
    /// <summary>The standardization of the inputs; null if the network declares none.</summary>
    /// <exception cref="InvalidOperationException">It is declared, but was neither set nor learned.</exception>
    public Standardization? Inputs => description.StandardizesInputs
        ? Prediction.Require(network.InputStandardization, nameof(INetwork.InputStandardization))
        : null;

    /// <summary>The standardization of the targets; null if the network declares none.</summary>
    /// <exception cref="InvalidOperationException">It is declared, but was neither set nor learned.</exception>
    public Standardization? Targets => description.StandardizesTargets
        ? Prediction.Require(network.TargetStandardization, nameof(INetwork.TargetStandardization))
        : null;

    /// <summary>What there is now; null for each that is missing.</summary>
    public (Standardization? Inputs, Standardization? Targets) Current => (network.InputStandardization, network.TargetStandardization);

    /// <summary>Checks that what the network declares was set or learned.</summary>
    /// <exception cref="InvalidOperationException">It was not.</exception>
    public void Check() => _ = (Inputs, Targets);

    /// <summary>Learns what the network declares and nobody has set.</summary>
    /// <param name="set">The samples.</param>
    /// <param name="rows">Those to learn from.</param>
    /// <exception cref="ArgumentException">An input or a target is not finite.</exception>
    public void Learn(SampleSet set, ReadOnlySpan<int> rows)
    {
        if (description.StandardizesInputs && network.InputStandardization is null)
        {
            network.InputStandardization = Standardization.Learn(set.Inputs, description.InputCount, rows, "inputs");
        }

        if (description.StandardizesTargets && network.TargetStandardization is null)
        {
            network.TargetStandardization = Standardization.Learn(set.Targets.Values, description.OutputCount, rows, "targets");
        }
    }

    /// <summary>Copies what the network has to another one of the same type.</summary>
    public void CopyTo(INetwork other)
    {
        if (description.StandardizesInputs)
        {
            other.InputStandardization = network.InputStandardization;
        }

        if (description.StandardizesTargets)
        {
            other.TargetStandardization = network.TargetStandardization;
        }
    }
}
