using LiveService.Learning;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveService.Hosting;

/// <summary>
/// Whether the service can take over requests: it is warm and learns. Checkpoints that fail are told, but do not stop it.
/// </summary>
internal sealed class LearningHealthCheck(Learner learner, Training training, IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        if (learner.Failure is { } failure)
        {
            return HealthCheckResult.Unhealthy($"learning has failed: {failure}");
        }

        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("stopping");
        }

        if (!learner.IsWarm)
        {
            return HealthCheckResult.Unhealthy("warming up");
        }

        return training.CheckpointProblem is { } problem
            ? HealthCheckResult.Degraded($"the last checkpoint was not saved: {problem}")
            : HealthCheckResult.Healthy("learning");
    }
}
