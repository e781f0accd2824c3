namespace Playground.Training.Networks;

/// <summary>The optimizers that race.</summary>
public enum OptimizerKind
{
    /// <summary>Plain stochastic gradient descent.</summary>
    Sgd,

    /// <summary>Gradient descent with a momentum of 0.9.</summary>
    Momentum,

    /// <summary>Steps divided by the root of the average square of the gradients.</summary>
    RmsProp,

    /// <summary>Both together, corrected for starting at 0.</summary>
    Adam,
}
