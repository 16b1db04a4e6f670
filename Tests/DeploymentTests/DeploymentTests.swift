import Testing

@Suite("Deployment") struct DeploymentTests {}
