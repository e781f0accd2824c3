using AdamKernels;
using AdamKernels.Plots;

namespace LargeData;

/// <summary>The loss of the steps: means over several, since the loss of a single batch is noisy.</summary>
internal sealed class LossCurve
{
    private const int StepsPerPoint = 100;

    private readonly List<double> _steps = [];
    private readonly List<double> _losses = [];
    private double _sum;

    public void Add(StepResult step)
    {
        _sum += step.Loss;
        if (step.StepCount % StepsPerPoint == 0)
        {
            _steps.Add(step.StepCount);
            _losses.Add(_sum / StepsPerPoint);
            _sum = 0;
        }
    }

    public Picture Draw() => Plot.Race(
        [new Curve("training loss", _steps, _losses)], "Data larger than memory", "steps", $"mean loss of {StepsPerPoint} steps");
}
