using AdamKernels.RobustnessProbe;
using AdamKernels.Runtime;

namespace AdamKernels.Robustness.Tests.BadNumbers;

/// <summary>Trains a network around a bad number, and compares what happens with the model of the policy.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
internal sealed class InjectionRun<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly NetworkDescription _description = TNetwork.Description;
    private readonly Injection _case;
    private readonly Trainer<TNetwork> _trainer;
    private readonly InjectedBatch _batch;

    /// <summary>The parameter that the number may reach, if it is one of the optimizer's that no other parameter reads.</summary>
    private int? _reached;

    private InjectionRun(Injection injection)
    {
        _case = injection;
        _batch = new InjectedBatch(TNetwork.Description, injection);
        _trainer = new Trainer<TNetwork>(Samples.CreateNetwork<TNetwork>()) { NonFinitePolicy = injection.Policy };
    }

    /// <summary>Whether only the element with the number can be affected. A norm that is not finite, if allowed, affects all.</summary>
    private bool IsConfined => _case.Slot is Slot.Input or Slot.Target or Slot.Weight or Slot.State
        || (_case.Slot == Slot.Pending && float.IsFinite(_case.Value))
        || MathF.Abs(_case.Value) < 1e-30f;

    /// <summary>Whether the number reaches parameters through gradients alone, where a limit of their norm sees it.</summary>
    private bool IsInGradients => _case.Slot is Slot.Input or Slot.Target or Slot.Weight or Slot.OutputGradient or Slot.Pending
        or Slot.Mean or Slot.Deviation;

    private bool LimitsNorm => double.IsFinite(_description.MaxGradientNorm);

    /// <summary>Runs a case.</summary>
    /// <exception cref="Xunit.Sdk.XunitException">Something else happens than the documentation promises.</exception>
    public static void Run(Injection injection)
    {
        var run = new InjectionRun<TNetwork>(injection);
        for (int step = 0; step < injection.WarmUp; step++)
        {
            run._trainer.Step(Samples.Inputs(run._description, 2, (ulong)step), Samples.Targets(run._description, 2));
        }

        if (run.Inject())
        {
            run.Train();
        }
    }

    /// <summary>Puts the number into its slot.</summary>
    /// <returns>Whether it was accepted.</returns>
    private bool Inject()
    {
        TrainingBuffers buffers = _trainer.GetBuffers();
        switch (_case.Slot)
        {
            case Slot.Parameter:
                Replace(buffers.Parameters);
                buffers.Parameters.Version++;
                return true;
            case Slot.State when _description.StateCount > 0:
                _reached = Replace(buffers.State(_case.Index % _description.StateCount));
                return true;
            case Slot.Pending:
                _reached = Replace(buffers.Gradients);
                return true;
            case Slot.SetParameter:
                float[] parameters = _trainer.CanonicalState().First();
                parameters[_case.Index % parameters.Length] = _case.Value;
                return Set<ArgumentException>("", () => _trainer.Network.SetParameters(parameters));
            case Slot.LearningRate:
                return Set<ArgumentOutOfRangeException>("", () => _trainer.LearningRate = _case.Value);
            case Slot.Mean or Slot.Deviation:
                return Set<ArgumentException>("", SetStandardization);
            case Slot.Hyperparameter:
                return SetHyperparameter();
            default:
                return true;
        }
    }

    /// <summary>Writes the number over a value of a buffer.</summary>
    /// <returns>The index of the value in canonical order.</returns>
    private int Replace(AlignedBuffer buffer)
    {
        var values = new float[_description.ParameterCount];
        CanonicalOrder.CopyTo(_description, buffer.Span, values);
        int index = _case.Index % values.Length;
        values[index] = _case.Value;
        foreach (ParameterBlock block in _description.Blocks)
        {
            // Leaves the padding of states alone.
            block.CopyFrom(values, buffer.Span);
            values = values[block.Count..];
        }

        return index;
    }

    private void SetStandardization()
    {
        _batch.SetStandardization(_case);
        if (_description.StandardizesInputs)
        {
            _trainer.Network.InputStandardization = new Standardization(_batch.Means, _batch.Deviations);
        }
        else
        {
            _ = new Standardization(_batch.Means, _batch.Deviations);
        }
    }

    private bool SetHyperparameter()
    {
        Hyperparameters all = _trainer.Hyperparameters;
        double value = _case.Value;
        if (typeof(TNetwork) != typeof(Stored))
        {
            Assert.Throws<InvalidOperationException>(() => all.Epsilon = value);
            return true;
        }

        (string Name, Action Set)[] adjustable =
        [
            (nameof(all.Alpha), () => all.Alpha = value), (nameof(all.Momentum), () => all.Momentum = value),
            (nameof(all.Epsilon), () => all.Epsilon = value), (nameof(all.MaxGradientNorm), () => all.MaxGradientNorm = value),
        ];
        (string name, Action set) = adjustable[_case.Index % adjustable.Length];
        return Set<ArgumentOutOfRangeException>(name, set);
    }

    /// <summary>Sets the number where the program may, if it is in range; otherwise it must be refused.</summary>
    private bool Set<TException>(string name, Action set)
        where TException : Exception
    {
        if (PolicyModel.Accepts(_case.Slot, name, _case.Value))
        {
            set();
            return true;
        }

        Snapshot before = Snapshot.Of(_trainer);
        Assert.StartsWith("Expected ", Assert.Throws<TException>(set).Message);
        Assert.True(Snapshot.Of(_trainer).IsSame(before, keepsPending: true), "A refused number changed something.");
        return false;
    }

    private void Train()
    {
        float[] outputs = _trainer.ForwardPropagate(_batch.Inputs).ToArray();
        Expectation expected = _case.Slot == Slot.OutputGradient
            ? PolicyModel.OfOutputGradients(_batch.Standardized, _batch.OutputGradients)
            : PolicyModel.OfBatch(
                _description, _batch.Standardized, outputs, _batch.Targets, _batch.Weights, isSet: _case.Way == Way.Fit);
        Snapshot before = Snapshot.Of(_trainer);
        float? loss = null;
        Exception? exception = Record.Exception(() => loss = _batch.Train(_trainer, _case));
        Check(expected, loss, exception, before, Snapshot.Of(_trainer));
    }

    private void Check(Expectation expected, float? loss, Exception? exception, Snapshot before, Snapshot after)
    {
        bool isSame = after.IsSame(before, keepsPending: _case.Way != Way.Fit && exception is not NonFiniteGradientException);
        bool mayExceedNorm = LimitsNorm && (!IsConfined || _case.Slot is Slot.Pending || expected == Expectation.Open);
        switch (expected)
        {
            case Expectation.Refused:
                Assert.IsAssignableFrom<ArgumentException>(exception);
                Assert.True(isSame, "A refused call changed something.");
                break;
            case Expectation.Nothing:
                Assert.Null(exception);
                Assert.Equal(0, loss);
                Assert.True(isSame, "Something was learned from nothing.");
                break;
            case Expectation.Bad when _case.Policy == NonFinitePolicy.Throw:
                AssertThrown(exception);
                Assert.True(isSame, "A batch that was refused changed something.");
                break;
            case Expectation.Bad when _case.Policy == NonFinitePolicy.SkipStep:
                Assert.Null(exception);
                Assert.False(loss is { } value && float.IsFinite(value), $"The loss of a skipped batch is {loss}.");
                Assert.True(isSame, "A batch that was skipped changed something.");
                break;
            case Expectation.Bad:
                Assert.Null(exception);
                Assert.True(IsAfter(before, after), "A batch that was allowed was not learned from.");
                break;
            default:
                CheckLearned(loss, exception, before, after, isOpen: expected == Expectation.Open, mayExceedNorm);
                break;
        }
    }

    private void CheckLearned(float? loss, Exception? exception, Snapshot before, Snapshot after, bool isOpen, bool mayExceedNorm)
    {
        if (isOpen && exception is NonFiniteLossException { Loss: var refused })
        {
            Assert.Equal((false, NonFinitePolicy.Throw), (float.IsFinite(refused), _case.Policy));
            Assert.True(after.IsSame(before, keepsPending: _case.Way != Way.Fit), "A batch that was refused changed something.");
            return;
        }

        bool isSkipped = isOpen && loss is { } value && !float.IsFinite(value) && _case.Policy == NonFinitePolicy.SkipStep;
        if (mayExceedNorm && !IsAfter(before, after))
        {
            isSkipped |= _case.Policy == NonFinitePolicy.SkipStep || exception is NonFiniteGradientException;
        }

        if (isSkipped)
        {
            Assert.True(after.IsSame(before, keepsPending: false), "A batch that was skipped changed something.");
            return;
        }

        Assert.Null(exception);
        Assert.True(IsAfter(before, after), "A good batch was not learned from.");
        if (LimitsNorm && IsInGradients && _case.Policy != NonFinitePolicy.Allow && !before.NonFinite().Any())
        {
            Assert.Empty(after.NonFinite());
        }

        if (!isOpen && IsConfined)
        {
            Assert.All(after.NonFinite(), index => Assert.Equal(_reached, index));
        }
    }

    /// <summary>A Fit first discards what waits, and at its end nothing does.</summary>
    private bool IsAfter(Snapshot before, Snapshot after) =>
        _case.Way == Way.Fit && _case.Slot != Slot.OutputGradient ? after.StepCount == before.StepCount + 1 : after.IsAfter(before);

    /// <summary>The exception names the first sample with a bad number, if there is one.</summary>
    private void AssertThrown(Exception? exception)
    {
        if (_case.Slot == Slot.OutputGradient)
        {
            Assert.IsType<NonFiniteGradientException>(exception);
            return;
        }

        Assert.Equal(_batch.FirstBadSample(), Assert.IsType<NonFiniteLossException>(exception).Sample);
    }
}
