namespace LiveService.Learning;

/// <summary>What was measured once.</summary>
/// <param name="Inputs">The readings.</param>
/// <param name="Targets">What the network is to predict from them.</param>
internal readonly record struct Sample(float[] Inputs, float[] Targets);
