using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveService.Api;

/// <summary>
/// Answers to requests that cannot be met, as problem details (RFC 9457): each says what was expected and what was received.
/// </summary>
internal static class Problems
{
    public static ProblemHttpResult BadRequest(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest);

    public static ProblemHttpResult Unavailable(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status503ServiceUnavailable);

    /// <param name="response">Gets the header Retry-After.</param>
    /// <param name="seconds">When another try makes sense.</param>
    /// <param name="statusCode">429 or 503.</param>
    /// <param name="detail">What was expected and what was received.</param>
    public static ProblemHttpResult TryLater(HttpResponse response, int seconds, int statusCode, string detail)
    {
        response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Problem(detail, statusCode: statusCode);
    }
}
