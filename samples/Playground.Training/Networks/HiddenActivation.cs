namespace Playground.Training.Networks;

/// <summary>The activations of the hidden layers that a network is declared with.</summary>
public enum HiddenActivation
{
    /// <summary>Smooth, between -1 and 1.</summary>
    Tanh,

    /// <summary>Straight pieces.</summary>
    Relu,

    /// <summary>A smooth form of <see cref="Relu"/>.</summary>
    Silu,
}
