using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>
/// Advances an optimizer by one step and gives the scalars of its update. The other half of each formula, the part that is done for
/// every parameter, is emitted by the generator.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StepRule
{
    /// <summary>Adam, with the bias corrections folded into the step size and ε: one division per parameter instead of two.</summary>
    /// <remarks>
    /// (rate/bc1)·m / (√v/√bc2 + ε) = (rate·√bc2/bc1)·m / (√v + ε·√bc2), where bc1 = 1-β1ᵗ and bc2 = 1-β2ᵗ.
    /// </remarks>
    public static StepScalars Adam(ref OptimizerState state, double learningRate, double beta1, double beta2, double epsilon)
    {
        state.StepCount++;
        state.Beta1Power *= beta1;
        state.Beta2Power *= beta2;
        double root = Math.Sqrt(1 - state.Beta2Power);
        return new StepScalars((float)(-learningRate * root / (1 - state.Beta1Power)), (float)(epsilon * root));
    }

    /// <summary>Gradient descent, with or without momentum.</summary>
    public static StepScalars Sgd(ref OptimizerState state, double learningRate)
    {
        state.StepCount++;
        return new StepScalars((float)-learningRate, 0);
    }

    /// <summary>RMSProp.</summary>
    public static StepScalars RmsProp(ref OptimizerState state, double learningRate, double epsilon)
    {
        state.StepCount++;
        return new StepScalars((float)-learningRate, (float)epsilon);
    }
}
