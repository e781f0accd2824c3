using LearningApi;
using Microsoft.AspNetCore.Mvc;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<Learner>();
builder.Services.AddHostedService(services => services.GetRequiredService<Learner>());

// Whatever is wrong with a request, the answer says so as problem details (RFC 9457).
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<UnreadableBodyHandler>();
builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
WebApplication app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();

// curl -X POST localhost:5000/samples -H "Content-Type: application/json" -d '{ "inputs": [0.1, 0.2, 0.3, 0.4], "target": 0.5 }'
app.MapPost("/samples", async ([FromBody] Sample sample, Learner learner, CancellationToken cancellation) =>
{
    if (sample.Problem is { } problem)
    {
        return Requests.Refuse(problem);
    }

    await learner.AddAsync(sample, cancellation);
    return Results.Accepted();
});

// curl -X POST localhost:5000/predict -H "Content-Type: application/json" -d '[0.1, 0.2, 0.3, 0.4]'
app.MapPost("/predict", ([FromBody] float[] inputs, Learner learner) =>
    Requests.ProblemOf(inputs) is { } problem ? Requests.Refuse(problem) : Results.Ok(learner.Predict(inputs)));

app.Run();
