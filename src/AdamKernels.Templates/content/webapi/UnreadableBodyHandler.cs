using Microsoft.AspNetCore.Diagnostics;

namespace LearningApi;

/// <summary>Answers requests whose body is missing, is not JSON, or lacks a value: says which, instead of a bare 400.</summary>
public sealed class UnreadableBodyHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException bad)
        {
            return false;
        }

        // The inner exception is the one of the JSON reader, which knows the place.
        httpContext.Response.StatusCode = bad.StatusCode;
        await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = bad.StatusCode, Detail = bad.InnerException?.Message ?? bad.Message },
        });
        return true;
    }
}
