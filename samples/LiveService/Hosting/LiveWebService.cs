using System.Net;
using LiveService.Api;
using LiveService.CommandLine;
using LiveService.Learning;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using SampleKit;

namespace LiveService.Hosting;

/// <summary>The service from its start to its end.</summary>
internal static class LiveWebService
{
    /// <summary>Time that requests have to end at a stop, before the time for learning what is queued.</summary>
    private static readonly TimeSpan RequestTime = TimeSpan.FromSeconds(10);

    /// <summary>Runs the service until SIGTERM or Ctrl+C.</summary>
    /// <exception cref="UserErrorException">The port is in use, or something that was promised could not be done.</exception>
    public static void Run(LiveServiceOptions options, TextWriter output)
    {
        using var training = new Training(options);
        using WebApplication app = Start(options, training);
        output.WriteLine(training.IsResumed ? $"resumed after {training.StepCount} steps" : "started anew");
        output.WriteLine($"listening on {app.Urls.Single()}");
        app.WaitForShutdown();

        var queue = app.Services.GetRequiredService<SampleQueue>();
        output.WriteLine($"result accepted={queue.AcceptedCount} learned={training.LearnedCount} steps={training.StepCount}");
        if (app.Services.GetRequiredService<Learner>().Failure is { } failure)
        {
            throw new UserErrorException($"samples accepted but not learned: {queue.AcceptedCount - training.LearnedCount}. {failure}");
        }

        if (training.CheckpointProblem is { } problem)
        {
            throw new UserErrorException($"the last checkpoint was not saved: {problem}");
        }
    }

    private static WebApplication Start(LiveServiceOptions options, Training training)
    {
        WebApplication app = Build(options, training);
        try
        {
            app.Start();
            return app;
        }
        catch (IOException error)
        {
            throw new UserErrorException($"--port: expected a free port, found {options.Port}: {error.Message}");
        }
    }

    private static WebApplication Build(LiveServiceOptions options, Training training)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, options.Port));
        AddServices(builder.Services, options, training);
        WebApplication app = builder.Build();
        var queue = app.Services.GetRequiredService<SampleQueue>();
        app.Lifetime.ApplicationStopping.Register(queue.Close);
        Map(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, LiveServiceOptions options, Training training)
    {
        services.AddSingleton(options);
        services.AddSingleton(training.Publisher);
        services.AddSingleton(training);
        services.AddSingleton(new SampleQueue(options.Queue));
        services.AddSingleton<ServiceMetrics>();
        services.AddSingleton<Learner>();

        // The host stops its services in reverse order: first the server, then the learner, which learns what was accepted until then.
        services.AddHostedService(provider => provider.GetRequiredService<Learner>());
        services.Configure<HostOptions>(host =>
            host.ShutdownTimeout = RequestTime + TimeSpan.FromSeconds(options.StopSeconds) + RequestTime);

        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ServiceJson.Default);
            json.SerializerOptions.NumberHandling = ServiceJson.Default.Options.NumberHandling;
        });
        services.AddProblemDetails();
        services.AddExceptionHandler<UnreadableBodyHandler>();
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddHealthChecks().AddCheck<LearningHealthCheck>("learning");
        services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("LiveService")).WithMetrics(metrics => metrics
            .AddMeter("AdamKernels", ServiceMetrics.Name, "Microsoft.AspNetCore.Hosting")
            .AddPrometheusExporter());
    }

    private static void Map(WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapPost("/predict", PredictEndpoint.Handle).WithMetadata(PredictEndpoint.Body);
        app.MapPost("/samples", SamplesEndpoint.Handle).WithMetadata(SamplesEndpoint.Body);
        app.MapGet("/state", StateEndpoint.Handle);
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteReasons });
        app.MapPrometheusScrapingEndpoint("/metrics");
    }

    private static Task WriteReasons(HttpContext context, HealthReport report)
    {
        string reasons = string.Join("; ", report.Entries.Values.Select(entry => entry.Description));
        return context.Response.WriteAsync($"{report.Status}: {reasons}");
    }
}
