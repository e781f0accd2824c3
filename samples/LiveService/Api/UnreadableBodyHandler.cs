using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;

namespace LiveService.Api;

/// <summary>Answers requests whose body is not what the endpoint reads: no JSON, other types, too large.</summary>
internal sealed class UnreadableBodyHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException bad)
        {
            return false;
        }

        string found = bad.InnerException is JsonException json ? json.Message : bad.Message;
        ExpectedBody? expected = httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.Metadata.GetMetadata<ExpectedBody>();
        httpContext.Response.StatusCode = bad.StatusCode;
        var context = new ProblemDetailsContext { HttpContext = httpContext, Exception = exception };
        context.ProblemDetails.Status = bad.StatusCode;
        context.ProblemDetails.Detail =
            expected is null ? found : $"Expected JSON such as {expected.Example}, but got another body: {found}";

        // A client that accepts no JSON gets the status alone. It is not an error of the service, which the log would otherwise have.
        await problems.TryWriteAsync(context);
        return true;
    }
}
