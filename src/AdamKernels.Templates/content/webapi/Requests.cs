namespace LearningApi;

/// <summary>What a request may ask.</summary>
public static class Requests
{
    /// <summary>Why these are not the inputs of a sample; null if they are.</summary>
    public static string? ProblemOf(float[]? inputs) =>
        inputs?.Length != Model.InputCount ? $"Expected {Model.InputCount} inputs, but got {inputs?.Length ?? 0}."
        : !inputs.All(float.IsFinite) ? "All inputs must be finite."
        : null;

    /// <summary>The answer to a request that asks something else.</summary>
    public static IResult Refuse(string problem) => Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
}
