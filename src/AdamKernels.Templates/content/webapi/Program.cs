using LearningApi;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<Learner>();
builder.Services.AddHostedService(services => services.GetRequiredService<Learner>());
WebApplication app = builder.Build();

// curl -X POST localhost:5000/samples -H "Content-Type: application/json" -d '{ "inputs": [0.1, 0.2, 0.3, 0.4], "target": 0.5 }'
app.MapPost("/samples", async (Sample sample, Learner learner, CancellationToken cancellation) =>
{
    if (sample.Problem is { } problem)
    {
        return Results.BadRequest(problem);
    }

    await learner.AddAsync(sample, cancellation);
    return Results.Accepted();
});

// curl -X POST localhost:5000/predict -H "Content-Type: application/json" -d '[0.1, 0.2, 0.3, 0.4]'
app.MapPost("/predict", (float[] inputs, Learner learner) =>
    Requests.ProblemOf(inputs) is { } problem ? Results.BadRequest(problem) : Results.Ok(learner.Predict(inputs)));

app.Run();
