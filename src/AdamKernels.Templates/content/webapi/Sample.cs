using System.Text.Json.Serialization;

namespace LearningApi;

/// <summary>What was measured once.</summary>
/// <param name="Inputs">The readings.</param>
/// <param name="Target">What the network is to predict from them. It must be in the request: one left out would be learned as 0.</param>
public sealed record Sample(float[] Inputs, [property: JsonRequired] float Target)
{
    /// <summary>Why the network cannot learn from it; null if it can.</summary>
    /// <remarks>The service trusts who posts samples. One in the open checks who that is, and here the range of the values.</remarks>
    public string? Problem => Requests.ProblemOf(Inputs) ?? (float.IsFinite(Target) ? null : "The target must be finite.");
}
