using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>Counts and times the steps of one trainer for those who listen to the meter. It allocates nothing.</summary>
internal sealed class StepTelemetry
{
    /// <summary>Made once: a measurement with one tag is recorded without an allocation.</summary>
    private readonly KeyValuePair<string, object?> _tag;

    private readonly bool _isSilent;
    private bool _isTimed;

    /// <summary>When the clock was started; 0 if it stands.</summary>
    private long _start;
    private long _elapsed;

    /// <param name="network">The class of the network.</param>
    /// <param name="isSilent">Whether nothing is recorded.</param>
    public StepTelemetry(Type network, bool isSilent = false)
    {
        _isSilent = isSilent;
        _tag = Instruments.TagOf(network);
        TrainingEvents.Start();
    }

    /// <summary>Starts the clock of a step, if anybody wants its duration.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin()
    {
        _isTimed = IsWanted(Instruments.StepDuration);
        if (_isTimed)
        {
            _elapsed = 0;
            _start = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>Stops the clock between two calls of a step: what the program does then does not count.</summary>
    public void Pause()
    {
        if (_start != 0)
        {
            _elapsed += Stopwatch.GetTimestamp() - _start;
            _start = 0;
        }
    }

    /// <summary>Starts the clock again at the next call of the step.</summary>
    public void Resume()
    {
        if (_isTimed)
        {
            _start = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>Stops the clock at the end of a step, and records its duration.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End()
    {
        if (_isTimed)
        {
            RecordDuration();
        }
    }

    /// <summary>Records a batch that was backpropagated, or skipped.</summary>
    /// <param name="samples">Its samples.</param>
    /// <param name="isSkipped">Whether nothing is learned from it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddBatch(int samples, bool isSkipped)
    {
        if (isSkipped)
        {
            AddSkipped();
        }
        else if (IsWanted(Instruments.Samples))
        {
            Instruments.Samples.Add(samples, _tag);
        }
    }

    /// <inheritdoc cref="AddBatch(int, bool)"/>
    /// <param name="samples">Its samples.</param>
    /// <param name="isSkipped">Whether nothing is learned from it. Its loss is then left out.</param>
    /// <param name="loss">Its loss.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddBatch(int samples, bool isSkipped, float loss)
    {
        AddBatch(samples, isSkipped);
        if (!isSkipped && IsWanted(Instruments.Loss))
        {
            Instruments.Loss.Record(loss, _tag);
        }
    }

    /// <summary>Records that a batch or an update was skipped.</summary>
    public void AddSkipped()
    {
        if (IsWanted(Instruments.SkippedSteps))
        {
            Instruments.SkippedSteps.Add(1, _tag);
        }
    }

    /// <summary>Records the norm of all gradients of an update.</summary>
    public void SetGradientNorm(double norm)
    {
        if (IsWanted(Instruments.GradientNorm))
        {
            Instruments.GradientNorm.Record(norm, _tag);
        }
    }

    /// <summary>Records an update.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddStep(double learningRate)
    {
        if (IsWanted(Instruments.Steps))
        {
            Instruments.Steps.Add(1, _tag);
        }

        if (IsWanted(Instruments.LearningRate))
        {
            Instruments.LearningRate.Record(learningRate, _tag);
        }
    }

    /// <summary>Whether somebody listens to what this trainer measures.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsWanted(Instrument instrument) => instrument.Enabled && !_isSilent;

    private void RecordDuration()
    {
        Pause();
        _isTimed = false;
        Instruments.StepDuration.Record((double)_elapsed / Stopwatch.Frequency, _tag);
    }
}
