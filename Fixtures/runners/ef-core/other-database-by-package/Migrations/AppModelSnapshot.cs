// nothing of a provider
