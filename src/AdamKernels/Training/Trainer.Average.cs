using AdamKernels.Runtime;

namespace AdamKernels;

/// <content>The moving average of the parameters that <see cref="AverageParametersAttribute"/> declares.</content>
public sealed partial class Trainer<TNetwork>
{
    /// <summary>As <see cref="Evaluate(ReadOnlySpan{float}, ReadOnlySpan{float})"/>, of the parameters' moving average.</summary>
    /// <param name="inputs">One or more samples, one row after the other.</param>
    /// <param name="targets">One row of targets per sample.</param>
    /// <exception cref="ArgumentException">A length does not fit; the message names what was expected.</exception>
    /// <exception cref="InvalidOperationException">The network does not declare <see cref="AverageParametersAttribute"/>.</exception>
    public Evaluation EvaluateAverage(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) =>
        EvaluateWith(Average, CheckedSet(inputs, targets));

    /// <inheritdoc cref="EvaluateAverage(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    /// <param name="inputs">One or more samples, one row after the other.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    public Evaluation EvaluateAverage(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) =>
        EvaluateWith(Average, CheckedSet(inputs, labels));

    /// <summary>Copies the moving average into a network's parameters, and how inputs are standardized, to predict with it.</summary>
    /// <param name="network">Receives the average; the network being trained is allowed, and then goes on from it.</param>
    /// <exception cref="InvalidOperationException">The network does not declare <see cref="AverageParametersAttribute"/>.</exception>
    public void CopyAverageTo(TNetwork network)
    {
        using var use = new ExclusiveUse(ref _user);
        ArgumentNullException.ThrowIfNull(network);
        AlignedBuffer average = Average;
        _forwardRows = 0;
        average.Span.CopyTo(network.Parameters.Span);
        network.Parameters.Version++;
        if (_description.StandardizesInputs)
        {
            network.InputStandardization = Network.InputStandardization;
        }
    }

    /// <summary>Starts the moving average again, at the parameters as they are: after they were set, or after the first rough steps.</summary>
    /// <exception cref="InvalidOperationException">The network does not declare <see cref="AverageParametersAttribute"/>.</exception>
    public void ResetAverage()
    {
        using var use = new ExclusiveUse(ref _user);
        Network.Parameters.Span.CopyTo(Average.Span);
    }

    private AlignedBuffer Average => _description.AverageState >= 0
        ? _buffers.State(_description.AverageState)
        : throw new InvalidOperationException($"{typeof(TNetwork)} keeps no average of its parameters: declare [AverageParameters].");

    private Evaluation EvaluateWith(AlignedBuffer parameters, SampleSet set)
    {
        using var use = new ExclusiveUse(ref _user);
        _buffers.Parameters = parameters;
        try
        {
            return EvaluateAll(set);
        }
        finally
        {
            _buffers.Parameters = Network.Parameters;
        }
    }
}
